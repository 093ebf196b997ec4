import { ResultsWaiting, Scheduler, type EngineOptions } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import { ServiceUnavailableException } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HealthController } from './health.controller.js';
import { Health } from './health.js';
import { Readiness } from './readiness.js';

const options: EngineOptions = {
  timeZone: 'UTC',
  checksAtOnce: 1,
  egress: { refuses: () => false },
  checkers: {} as EngineOptions['checkers'], // Nothing is checked here.
};

let clock: FakeClock;
let scheduler: Scheduler;
let readiness: Readiness;
const query = vi.fn();
let health: HealthController;

beforeEach(() => {
  query.mockReset().mockResolvedValue([]);
  clock = new FakeClock();
  scheduler = new Scheduler(new RecordingBus(), clock, options);
  readiness = new Readiness();
  readiness.markBooted();
  const database = { query } as unknown as DataSource;
  health = new HealthController(new Health(database, scheduler, readiness, clock));
});

const unready = (why: string) => new ServiceUnavailableException(why);

describe('HealthController', () => {
  it('is ready once it schedules and its database answers', async () => {
    await expect(health.ready()).resolves.toEqual({ status: 'ok' });
  });

  it('says why it is not: the probes are not read, the process ends, the database refuses', async () => {
    query.mockRejectedValue(new Error('ECONNREFUSED'));
    await expect(health.ready()).rejects.toEqual(unready('The database does not answer.'));
    scheduler.beforeApplicationShutdown();
    await expect(health.ready()).rejects.toEqual(unready('The process is ending.'));
    const early = new HealthController(
      new Health({} as DataSource, scheduler, new Readiness(), clock),
    );
    await expect(early.ready()).rejects.toEqual(unready('The probes are not read yet.'));
  });

  it('waits two seconds for a database that hangs, and asks it once for all who want to know', async () => {
    const answer = Promise.withResolvers<unknown>();
    query.mockReturnValue(answer.promise);
    const asked = [health.ready(), health.ready()];
    const told = Promise.allSettled(asked);
    await clock.play(2000);
    expect((await told).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(query).toHaveBeenCalledOnce();
    answer.resolve([]);
    await clock.play(1);
    query.mockResolvedValue([]);
    await expect(health.ready()).resolves.toEqual({ status: 'ok' });
    expect(query).toHaveBeenCalledTimes(2);
  });

  it('is not ready once nothing could be written for ten seconds, says why, and is again when something was', async () => {
    const trouble = { since: clock.now(), why: 'There is no room for the database.' };
    readiness.noteTrouble(new ResultsWaiting(1, 7, trouble));
    expect(readiness.kept).toEqual({ waiting: 1, lost: 7 });
    await clock.play(9_999);
    await expect(health.ready()).resolves.toEqual({ status: 'ok' });
    await clock.play(4_001);
    await expect(health.ready()).rejects.toEqual(
      unready(
        'There is no room for the database. Nothing could be written for 14 s; the checks go on, and results wait.',
      ),
    );
    expect(health.live()).toEqual({ status: 'ok' });
    readiness.noteTrouble(new ResultsWaiting(0, 0));
    await expect(health.ready()).resolves.toEqual({ status: 'ok' });
  });

  it('lives while the process does', () => {
    expect(health.live()).toEqual({ status: 'ok' });
  });
});
