import { parseSchedule, type Schedule } from '@dialtone/model';
import { aProbe, anInvalidProbe, aTcpTarget } from '@dialtone/model/testing';
import { beforeEach, describe, expect, it } from 'vitest';
import type { EngineOptions } from '../engine-options.js';
import { CheckDue, ProbeRemoved, ProbeSaved, RunsMissed } from '../events.js';
import { FakeClock } from '../testing/fake-clock.js';
import { RecordingBus } from '../testing/recording-bus.js';
import { Scheduler } from './scheduler.js';

const second = 1000;
const minute = 60 * second;

const schedule = (text: string): Schedule => {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.schedule;
};
const everyMinute = aProbe({ id: 1, schedule: schedule('0 * * * * *') });

let bus: RecordingBus;
let clock: FakeClock;
let scheduler: Scheduler;

beforeEach(() => {
  bus = new RecordingBus();
  clock = new FakeClock();
  const options: EngineOptions = {
    timeZone: 'UTC',
    checksAtOnce: 10,
    egress: { refuses: () => false },
    checkers: {} as EngineOptions['checkers'], // A scheduler never looks at a target.
  };
  scheduler = new Scheduler(bus, clock, options);
});

const saved = (probe = everyMinute) => new ProbeSaved(probe, 'updated');
const dueTimes = () => bus.of(CheckDue).map(({ dueAt }) => dueAt.toISOString());

describe('Scheduler', () => {
  it('says a check is due at every moment of the cron', () => {
    scheduler.arm(saved());
    clock.advance(2 * minute);
    expect(bus.said).toEqual([
      new CheckDue(everyMinute, new Date('2026-01-01T00:01:00Z')),
      new CheckDue(everyMinute, new Date('2026-01-01T00:02:00Z')),
    ]);
  });

  it('keeps one plan however often the probe is saved', () => {
    for (let times = 0; times < 5; times += 1) scheduler.arm(saved());
    clock.advance(minute);
    expect(dueTimes()).toHaveLength(1);
    expect(scheduler.armed).toBe(1);
    expect(clock.pending).toBe(1);
  });

  it('arms a probe that was disabled and is enabled again', () => {
    scheduler.arm(saved({ ...everyMinute, enabled: false }));
    clock.advance(minute);
    expect(dueTimes()).toEqual([]);
    scheduler.arm(saved({ ...everyMinute, enabled: true }));
    clock.advance(minute);
    expect(dueTimes()).toEqual(['2026-01-01T00:02:00.000Z']);
  });

  it('disarms a probe that was disabled, made invalid or removed', () => {
    for (const event of [
      saved({ ...everyMinute, enabled: false }),
      new ProbeSaved(anInvalidProbe({ id: 1 }), 'updated'),
    ]) {
      scheduler.arm(saved());
      scheduler.arm(event);
      expect(scheduler.nextRunAt(1)).toBeUndefined();
    }
    scheduler.arm(saved());
    scheduler.disarm(new ProbeRemoved(everyMinute));
    clock.advance(10 * minute);
    expect(dueTimes()).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  it('hands on the probe as it was saved last', () => {
    scheduler.arm(saved());
    const moved = aProbe({
      ...everyMinute,
      target: aTcpTarget({ host: 'elsewhere.example', port: 5432 }),
    });
    scheduler.arm(saved(moved));
    clock.advance(minute);
    expect(bus.of(CheckDue).map(({ probe }) => probe)).toEqual([moved]);
  });

  it('follows a changed schedule from the moment it was changed', () => {
    scheduler.arm(saved());
    scheduler.arm(saved({ ...everyMinute, schedule: schedule('0 0 * * * *') }));
    expect(scheduler.nextRunAt(1)).toEqual(new Date('2026-01-01T01:00:00Z'));
    clock.advance(59 * minute);
    expect(dueTimes()).toEqual([]);
  });

  it('says when a probe is due next', () => {
    scheduler.arm(saved());
    expect(scheduler.nextRunAt(1)).toEqual(new Date('2026-01-01T00:01:00Z'));
    expect(scheduler.nextRunAt(2)).toBeUndefined();
  });

  it('keeps a thousand intervals on their grids for a day', () => {
    for (let id = 1; id <= 1000; id += 1)
      scheduler.arm(saved(aProbe({ id, schedule: schedule('1h') })));
    clock.advance(24 * 60 * minute);
    expect(bus.of(CheckDue)).toHaveLength(24_000);
    expect(bus.of(RunsMissed)).toEqual([]);
  });

  it('counts the moments that it slept through, and says the last of them', () => {
    const everySecond = aProbe({ id: 2, schedule: schedule('* * * * * *') });
    const { after } = clock;
    clock.after = (delayMs, then) => after.call(clock, delayMs + 4500, then);
    scheduler.arm(saved(everySecond));
    clock.advance(6 * second);
    expect(bus.said).toEqual([
      new RunsMissed(everySecond, 'overload', {
        firstAt: Date.parse('2026-01-01T00:00:01Z'),
        lastAt: Date.parse('2026-01-01T00:00:04Z'),
        runs: 4,
      }),
      new CheckDue(everySecond, new Date('2026-01-01T00:00:05Z')),
    ]);
    expect(scheduler.planned).toBe(5);
  });

  it('plans anew when the wall clock is set back, and waits for no moment of the old time', () => {
    scheduler.arm(saved());
    clock.advance(minute);
    clock.jump(-60 * minute);
    clock.advance(minute + second);
    expect(dueTimes()).toEqual(['2026-01-01T00:01:00.000Z', '2025-12-31T23:02:00.000Z']);
  });

  it('plans anew when the wall clock is set forward, without a burst', () => {
    scheduler.arm(saved());
    clock.jump(60 * minute);
    clock.advance(minute + second);
    expect(dueTimes()).toEqual(['2026-01-01T01:01:00.000Z']);
  });

  it('is silent once the process is told to end', () => {
    scheduler.arm(saved());
    scheduler.beforeApplicationShutdown();
    clock.advance(10 * minute);
    scheduler.arm(saved());
    expect(dueTimes()).toEqual([]);
    expect(clock.pending).toBe(0);
  });
});
