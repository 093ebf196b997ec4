import { parseSchedule, type Schedule } from '@dialtone/model';
import { aProbe, anInvalidProbe, aTcpTarget } from '@dialtone/model/testing';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { EngineOptions } from '../engine-options.js';
import { CheckDue, MaintenanceChanged, ProbeRemoved, ProbeSaved, RunsMissed } from '../events.js';
import { FakeClock } from '../testing/fake-clock.js';
import { RecordingBus } from '../testing/recording-bus.js';
import { nextRun, slotMs, slotOf } from './next-run.js';
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

function setUp(): void {
  bus = new RecordingBus();
  clock = new FakeClock();
  const options: EngineOptions = {
    timeZone: 'UTC',
    checksAtOnce: 10,
    egress: { refuses: () => false },
    checkers: {} as EngineOptions['checkers'], // A scheduler never looks at a target.
  };
  scheduler = new Scheduler(bus, clock, options);
}
beforeEach(setUp);

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

  it('counts the moments that the clock jumped over, and those alone', () => {
    scheduler.arm(saved());
    clock.advance(minute);
    clock.jump(10 * minute);
    clock.advance(minute);
    expect(bus.of(RunsMissed)).toEqual([
      new RunsMissed(everyMinute, 'stopped', {
        firstAt: Date.parse('2026-01-01T00:02:00Z'),
        lastAt: Date.parse('2026-01-01T00:11:00Z'),
        runs: 10,
      }),
    ]);
    expect(dueTimes().slice(1)).toEqual(['2026-01-01T00:12:00.000Z']);
    expect(scheduler.planned).toBe(12);
  });

  it('plans ten thousand probes anew in slices, between which those that are due are said', () => {
    for (let id = 1; id <= 10_000; id += 1)
      scheduler.arm(saved(aProbe({ id, schedule: schedule('10s') })));
    clock.jump(60 * minute);
    // Each look at the steady clock shows a little more, as if each step of the work took so long.
    let looked = clock.monotonic();
    vi.spyOn(clock, 'monotonic').mockImplementation(() => (looked += 0.01));
    const slices: number[] = [];
    const { soon } = clock;
    clock.soon = then =>
      soon.call(clock, () => {
        const before = looked;
        then();
        slices.push(looked - before);
      });
    // To the last moment of the slot that begins then.
    clock.advance(20 * second + 75);
    expect(Math.max(...slices)).toBeLessThan(6);
    expect(slices.length).toBeGreaterThan(20);
    expect(bus.of(RunsMissed)).toHaveLength(10_000);
    const missed = bus.of(RunsMissed).reduce((sum, { span }) => sum + span.runs, 0);
    expect(missed + bus.of(CheckDue).length).toBe(10_000 * (360 + 2));
    // The jump was seen when the first slot was due, so that slot counts as jumped over.
    expect(missed).toBe(10_000 * 360 + 100);
  });

  it('says few checks in one turn, and the rest after others had theirs', () => {
    const hundred = Array.from({ length: 100 }, (_, id) => aProbe({ ...everyMinute, id }));
    for (const probe of hundred) scheduler.arm(saved(probe));
    const turns: number[] = [];
    const { soon } = clock;
    clock.soon = then =>
      soon.call(clock, () => {
        turns.push(bus.of(CheckDue).length);
        then();
      });
    clock.advance(minute);
    expect(turns).toEqual([10, 20, 30, 40, 50, 60, 70, 80, 90]);
    expect(bus.of(CheckDue).map(({ probe }) => probe)).toEqual(hundred);
  });

  it('accounts for moments that had come before the probe was changed, disabled or removed', () => {
    const missed = new RunsMissed(everyMinute, 'stopped', {
      firstAt: Date.parse('2026-01-01T00:01:00Z'),
      lastAt: Date.parse('2026-01-01T00:02:00Z'),
      runs: 2,
    });
    for (const change of [
      () => {
        scheduler.arm(saved({ ...everyMinute, enabled: false }));
      },
      () => {
        scheduler.arm(saved({ ...everyMinute, schedule: schedule('30 0 * * * *') }));
      },
      () => {
        scheduler.disarm(new ProbeRemoved(everyMinute));
      },
      () => {
        scheduler.beforeApplicationShutdown();
      },
    ]) {
      setUp();
      scheduler.arm(saved());
      clock.stall(2 * minute);
      change();
      clock.advance(second);
      expect(bus.said).toEqual([missed]);
    }
  });

  it('loses no moment that has come when a probe is said again or renamed', () => {
    scheduler.arm(saved());
    clock.stall(minute);
    scheduler.arm(saved({ ...everyMinute, name: 'renamed' }));
    clock.advance(second);
    expect(bus.said).toEqual([
      new CheckDue({ ...everyMinute, name: 'renamed' }, new Date('2026-01-01T00:01:00Z')),
    ]);
  });

  it('looks at nothing in maintenance, and says so for each moment', () => {
    const from = Date.parse('2026-01-01T00:02:00Z');
    const time = { kind: 'once', from, until: from + minute } as const;
    scheduler.arm(saved());
    scheduler.keepWindows(
      new MaintenanceChanged([{ id: 1, title: '', probeIds: [1], applications: [], time }]),
    );
    clock.advance(3 * minute);
    expect(dueTimes()).toEqual(['2026-01-01T00:01:00.000Z', '2026-01-01T00:03:00.000Z']);
    expect(bus.of(RunsMissed)).toEqual([
      new RunsMissed(everyMinute, 'maintenance', { firstAt: from, lastAt: from, runs: 1 }),
    ]);
  });

  it('is silent once the process is told to end', () => {
    scheduler.arm(saved());
    scheduler.beforeApplicationShutdown();
    clock.advance(10 * minute);
    scheduler.arm(saved());
    expect(dueTimes()).toEqual([]);
    expect(clock.pending).toBe(0);
  });

  describe('with more checks than one moment can bear', () => {
    const fleet = Array.from({ length: 1000 }, (_, index) =>
      aProbe({ id: index + 1, schedule: schedule('1s') }),
    );
    beforeEach(() => {
      for (const probe of fleet) scheduler.arm(saved(probe));
    });

    it('spreads each slot over its moments, a few for each', () => {
      clock.advance(2 * second);
      bus.said.length = 0;
      clock.advance(second);
      const byMoment = Map.groupBy(bus.of(CheckDue), ({ dueAt }) => dueAt.getTime());
      expect(byMoment.size).toBe(40);
      expect(Math.max(...[...byMoment.values()].map(({ length }) => length))).toBeLessThanOrEqual(
        30,
      );
    });

    it('keeps the period of each to the millisecond', () => {
      clock.advance(2 * second);
      bus.said.length = 0;
      clock.advance(3 * second);
      const byProbe = Map.groupBy(bus.of(CheckDue), ({ probe }) => probe.id);
      expect(byProbe.size).toBe(fleet.length);
      for (const times of byProbe.values()) {
        const [first = NaN, ...others] = times.map(({ dueAt }) => dueAt.getTime());
        expect(others).toEqual([first + second, first + 2 * second]);
      }
    });

    it('says of a stop in the middle of a slot which of its checks were not made', () => {
      clock.advance(3 * second + 20);
      scheduler.beforeApplicationShutdown();
      const missed = bus.of(RunsMissed).reduce((sum, { span }) => sum + span.runs, 0);
      expect(missed).toBeGreaterThan(0);
      expect(bus.of(CheckDue).length + missed).toBe(scheduler.planned);
      const slots = new Set(
        [
          ...bus.of(CheckDue).map(({ dueAt }) => dueAt.getTime()),
          ...bus.of(RunsMissed).map(({ span }) => span.firstAt),
        ].map(slotOf),
      );
      expect(Math.max(...slots)).toBe(slotOf(clock.now()));
    });

    it('needs no more than one moment again when most are gone', () => {
      for (const probe of fleet.slice(300)) scheduler.disarm(new ProbeRemoved(probe));
      clock.advance(2 * second);
      bus.said.length = 0;
      clock.advance(second);
      for (const { dueAt } of bus.of(CheckDue)) expect(dueAt.getTime() % slotMs).toBe(0);
    });
  });

  describe('while a start reads its probes', () => {
    const slow = aProbe({ id: 2, schedule: schedule('10s') });
    const replayed = (probe = slow) => new ProbeSaved(probe, 'replayed');

    it('makes up for the moment that came meanwhile, and only for that', () => {
      const at = nextRun(slow, clock.now(), 'UTC') ?? NaN;
      scheduler.arm(replayed(aProbe({ id: 1, schedule: schedule('0 0 1 1 *') })));
      clock.stall(at - clock.now() + 25_000);
      scheduler.arm(replayed());
      expect(scheduler.armedSince(2)).toBe(at + 20_000 - 1);
      clock.advance(1);
      expect(dueTimes()).toEqual([new Date(at + 20_000).toISOString()]);
      expect(bus.of(RunsMissed)).toEqual([]);
      clock.advance(5 * second);
      expect(dueTimes()).toHaveLength(2);
    });

    it('plans a new probe from when it is saved', () => {
      scheduler.arm(replayed(aProbe({ id: 1, schedule: schedule('0 0 1 1 *') })));
      clock.stall(25 * second);
      scheduler.arm(saved(slow));
      expect(scheduler.armedSince(2)).toBe(clock.now());
    });
  });
});
