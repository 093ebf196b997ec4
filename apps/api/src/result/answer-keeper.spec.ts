import { CheckRunner, ProbeRemoved } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import { aProbe } from '@dialtone/model/testing';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { describe, expect, it, vi } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { AnswerKeeper } from './answer-keeper.js';
import { AnswerRow } from './answer.entity.js';
import { aResult, down, ourFault, up } from './testing/a-result.js';
import { finished, engineOptions, open } from './testing/result-room.js';

const second = 1000;

function aKeeper(dataSource: DataSource) {
  const clock = new FakeClock();
  const runner = new CheckRunner(new RecordingBus(), clock, engineOptions);
  return { keeper: new AnswerKeeper(dataSource, runner, clock), clock };
}
const rows = async (dataSource: DataSource) =>
  dataSource.manager.find(AnswerRow, { order: { probeId: 'ASC' } });
const at = (ms: number): number => aResult(ms).startedAt.getTime();

describe.each(databases)('AnswerKeeper on $name', ({ location }) => {
  it('writes since when a target has given its last answer', async () => {
    const dataSource = await open(await location());
    const { keeper } = aKeeper(dataSource);
    keeper.note(finished(aResult(1, { outcome: up })));
    keeper.note(finished(aResult(2, { outcome: up })));
    keeper.note(finished(aResult(1, { probeId: 2, outcome: up })));
    keeper.note(finished(aResult(3, { probeId: 2, outcome: down })));
    keeper.note(finished(aResult(4, { probeId: 2, outcome: ourFault })));
    await keeper.beforeApplicationShutdown();
    expect(await rows(dataSource)).toEqual([
      { probeId: 1, up: true, degraded: false, since: at(1) },
      { probeId: 2, up: false, degraded: false, since: at(3) },
    ]);
  });

  it('keeps since when through a restart, and changes it with the answer', async () => {
    const dataSource = await open(await location());
    const before = aKeeper(dataSource).keeper;
    before.note(finished(aResult(1)));
    await before.beforeApplicationShutdown();

    const after = aKeeper(dataSource).keeper;
    expect(await after.restore()).toEqual([
      { probeId: 1, up: true, degraded: false, since: at(1) },
    ]);
    after.note(finished(aResult(50)));
    await after.beforeApplicationShutdown();
    expect(await rows(dataSource)).toEqual([
      { probeId: 1, up: true, degraded: false, since: at(1) },
    ]);
    after.note(finished(aResult(60, { outcome: down })));
    await after.beforeApplicationShutdown();
    expect(await rows(dataSource)).toEqual([
      { probeId: 1, up: false, degraded: false, since: at(60) },
    ]);
  });

  it('writes when a warning comes and when it goes', async () => {
    const dataSource = await open(await location());
    const { keeper } = aKeeper(dataSource);
    const degraded = { ...up, degraded: 'slow' };
    keeper.note(finished(aResult(1, { outcome: up })));
    keeper.note(finished(aResult(2, { outcome: degraded })));
    keeper.note(finished(aResult(3, { outcome: degraded })));
    await keeper.beforeApplicationShutdown();
    expect(await rows(dataSource)).toEqual([
      { probeId: 1, up: true, degraded: true, since: at(2) },
    ]);
  });

  it('forgets a probe that was removed', async () => {
    const dataSource = await open(await location());
    const { keeper } = aKeeper(dataSource);
    keeper.note(finished(aResult(1)));
    await keeper.beforeApplicationShutdown();
    keeper.forget(new ProbeRemoved(aProbe({ id: 1 })));
    await keeper.beforeApplicationShutdown();
    expect(await rows(dataSource)).toEqual([]);
  });

  it('writes thousands of flips at once', async () => {
    const dataSource = await open(await location());
    const { keeper } = aKeeper(dataSource);
    for (let probeId = 1; probeId <= 3000; probeId += 1)
      keeper.note(finished(aResult(probeId, { probeId })));
    await keeper.beforeApplicationShutdown();
    expect(await rows(dataSource)).toHaveLength(3000);
  });
});

describe('AnswerKeeper', () => {
  it('writes the newest answer once the database is back', async () => {
    const warn = vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
    vi.spyOn(Logger.prototype, 'log').mockImplementation(() => undefined);
    const written: unknown[] = [];
    let away = true;
    let tries = 0;
    const manager = {
      upsert: async (_: unknown, changed: AnswerRow[]) => {
        tries += 1;
        if (away) throw new Error('gone away');
        written.push(...changed);
        return Promise.resolve();
      },
    };
    const { keeper, clock } = aKeeper({ manager } as unknown as DataSource);
    keeper.note(finished(aResult(1)));
    keeper.note(finished(aResult(1, { probeId: 2 })));
    await clock.play(second);
    keeper.note(finished(aResult(2, { outcome: down })));
    await clock.play(30 * second, second);
    expect(warn).toHaveBeenCalledOnce();
    // Each may keep the checks waiting.
    expect(tries).toBeLessThanOrEqual(4);
    away = false;
    await clock.play(10 * second, second);
    expect(written).toEqual([
      { probeId: 1, up: false, degraded: false, since: at(2) },
      { probeId: 2, up: true, degraded: false, since: at(1) },
    ]);
  });
});
