import type { Checker, Checkers, EndSignal } from '@dialtone/checkers';
import type { Outcome, Target } from '@dialtone/model';
import { aProbe, aTcpTarget } from '@dialtone/model/testing';
import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Cancel } from '../clock.js';
import type { EngineOptions } from '../engine-options.js';
import { CheckDue, CheckFinished, ProbeRemoved, ProbeSaved, RunsMissed } from '../events.js';
import { FakeClock } from '../testing/fake-clock.js';
import { RecordingBus } from '../testing/recording-bus.js';
import { CheckRunner } from './check-runner.js';

const target = aTcpTarget({ host: 'localhost', port: 1 });
const probe = aProbe({ id: 1, timeoutMs: 5000, target });
const up: Outcome = { up: true, latencyMs: 12, phases: [] };
const at = new Date('2026-01-01T00:00:00Z');

let bus: RecordingBus;
let clock: FakeClock;
let answers: PromiseWithResolvers<Outcome>[];
let signals: EndSignal[];

/** A checker that waits until the spec answers for it. */
const slow: Checker<Target> = async (_, { signal }) => {
  const answer = Promise.withResolvers<Outcome>();
  answers.push(answer);
  signals.push(signal);
  return answer.promise;
};

function runner(tcp: Checker<Target> = slow, checksAtOnce = 10): CheckRunner {
  const options: EngineOptions = {
    timeZone: 'UTC',
    checksAtOnce,
    egress: { refuses: () => false },
    checkers: { tcp } as Checkers,
  };
  const checks = new CheckRunner(bus, clock, options);
  bus.listen(CheckFinished, event => {
    checks.conclude(event);
  });
  return checks;
}

/** Time stands still until a spec moves it, and what is to go on soon does. */
class EagerClock extends FakeClock {
  override soon(then: () => void): Cancel {
    const immediate = setImmediate(then);
    return () => {
      clearImmediate(immediate);
    };
  }
}

/** Lets promises settle while time stands still, and then what waits for the end of the turn. */
const settle = async () => {
  await new Promise(resolve => setImmediate(resolve));
  await new Promise(resolve => setImmediate(resolve));
};

beforeEach(() => {
  clock = new EagerClock();
  bus = new RecordingBus(clock);
  [answers, signals] = [[], []];
  vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
});

/** The one run that was due at that moment. */
const one = { firstAt: at.getTime(), lastAt: at.getTime(), runs: 1 };

describe('CheckRunner', () => {
  it('turns a due probe into a finished check', async () => {
    runner(async () => Promise.resolve(up)).check(new CheckDue(probe, at));
    await settle();
    expect(bus.said).toEqual([new CheckFinished(probe, at, at, up, 0)]);
  });

  it('tells how long a check waited for a place, and when the oldest under way started', async () => {
    const checks = runner(slow, 1);
    expect(checks.earliestRunning).toBeUndefined();
    checks.check(new CheckDue(probe, at));
    checks.check(new CheckDue(aProbe({ id: 2, target }), at));
    await settle();
    await clock.play(3000, 1000);
    expect(checks.earliestRunning).toBe(at.getTime());
    answers[0]?.resolve(up);
    await settle();
    expect(checks.earliestRunning).toBe(at.getTime() + 3000);
    answers[1]?.resolve(up);
    await settle();
    expect(bus.of(CheckFinished).map(({ queuedMs }) => queuedMs)).toEqual([0, 3000]);
    expect(checks.earliestRunning).toBeUndefined();
  });

  it('skips a probe whose check still runs, and says so', async () => {
    const checks = runner();
    checks.check(new CheckDue(probe, at));
    await settle();
    checks.check(new CheckDue(probe, at));
    expect(bus.said).toEqual([new RunsMissed(probe, 'overlap', one)]);
    expect(answers).toHaveLength(1);
  });

  it('gives the place in the queue of a run that waited too long to the next of its probe', async () => {
    const checks = runner(slow, 1);
    checks.check(new CheckDue(aProbe({ id: 2, target }), at));
    await settle();
    checks.check(new CheckDue(probe, at));
    checks.check(new CheckDue(aProbe({ id: 3, target }), at));
    await clock.play(2000);
    const next = new Date(at.getTime() + 1000);
    checks.check(new CheckDue(probe, next));
    expect(bus.said).toEqual([new RunsMissed(probe, 'overload', one)]);
    expect([checks.running, checks.queued]).toEqual([1, 2]);
    await clock.play(500);
    answers[0]?.resolve(up);
    await settle();
    answers[1]?.resolve(up);
    await settle();
    expect(bus.of(CheckFinished).slice(1)).toMatchObject([{ probe, dueAt: next, queuedMs: 500 }]);
  });

  it('tells the checker at the deadline, and takes its answer', async () => {
    const late: Outcome = { ...up, up: false, reason: 'TIMEOUT', message: 'No answer.' };
    runner(async (_, { signal }) => {
      await new Promise<void>(resolve => {
        signal.addEventListener('abort', resolve);
      });
      expect(signal.reason).toMatchObject({ name: 'TimeoutError' });
      return late;
    }).check(new CheckDue(probe, at));
    await settle();
    await clock.play(4999);
    expect(bus.said).toEqual([]);
    await clock.play(1);
    expect(bus.of(CheckFinished).map(({ outcome }) => outcome)).toEqual([late]);
  });

  it('gives up on a checker that overstays its deadline', async () => {
    const checks = runner();
    checks.check(new CheckDue(probe, at));
    await clock.play(7000, 500);
    expect(bus.of(CheckFinished)).toMatchObject([{ outcome: { up: false, reason: 'INTERNAL' } }]);
    expect(checks.running).toBe(0);
  });

  const bug = new Error('bug');

  it.each([
    ['rejects', async () => Promise.reject(bug)],
    [
      'throws at once',
      () => {
        throw bug;
      },
    ],
  ])('calls a checker that %s our own fault, and frees its place', async (_, checker) => {
    const checks = runner(checker);
    checks.check(new CheckDue(probe, at));
    await settle();
    expect(bus.of(CheckFinished)).toMatchObject([{ outcome: { up: false, reason: 'INTERNAL' } }]);
    expect(checks.running).toBe(0);
  });

  it.each([
    [
      'removed',
      (checks: CheckRunner) => {
        checks.dropRemoved(new ProbeRemoved(probe));
      },
    ],
    [
      'disabled',
      (checks: CheckRunner) => {
        checks.dropOutdated(new ProbeSaved({ ...probe, enabled: false }, 'updated'));
      },
    ],
    [
      'given another target',
      (checks: CheckRunner) => {
        checks.dropOutdated(
          new ProbeSaved({ ...probe, target: { ...target, port: 2 } }, 'updated'),
        );
      },
    ],
  ])(
    'aborts the running check of a probe that was %s, and says that its run was missed',
    async (_, change) => {
      const checks = runner();
      checks.check(new CheckDue(probe, at));
      await settle();
      change(checks);
      await settle();
      expect(signals[0]?.aborted).toBe(true);
      answers[0]?.resolve(up);
      await settle();
      expect(bus.said).toEqual([new RunsMissed(probe, 'stopped', one)]);
      expect(checks.running).toBe(0);
    },
  );

  it('says nothing of a check that was only asked for and is dropped', async () => {
    const checks = runner();
    const asked = checks.checkNow(probe);
    await settle();
    checks.dropRemoved(new ProbeRemoved(probe));
    await expect(asked).resolves.toBeUndefined();
    expect(bus.said).toEqual([]);
    expect([checks.running, checks.queued]).toEqual([0, 0]);
  });

  it('makes a planned run of a check that was asked for and still waits for a place', async () => {
    const checks = runner(slow, 1);
    checks.check(new CheckDue(aProbe({ id: 2, target }), at));
    const asked = checks.checkNow(probe);
    checks.check(new CheckDue(probe, at));
    answers[0]?.resolve(up);
    await settle();
    answers[1]?.resolve(up);
    await expect(asked).resolves.toMatchObject({ probeId: 1 });
    expect(bus.of(CheckFinished).map(({ dueAt }) => dueAt)).toEqual([at, at]);
    expect(bus.of(RunsMissed)).toEqual([]);
  });

  it('lets a check go on when only the name of its probe was changed', async () => {
    const checks = runner();
    checks.check(new CheckDue(probe, at));
    await settle();
    checks.dropOutdated(new ProbeSaved({ ...probe, name: 'renamed' }, 'updated'));
    answers[0]?.resolve(up);
    await settle();
    expect(bus.of(CheckFinished)).toHaveLength(1);
  });

  it('checks a changed target at once, though the check of the old one was just dropped', async () => {
    const checks = runner();
    checks.check(new CheckDue(probe, at));
    await settle();
    const moved = { ...probe, target: { ...target, port: 2 } };
    checks.dropOutdated(new ProbeSaved(moved, 'updated'));
    checks.check(new CheckDue(moved, at));
    await settle();
    answers[1]?.resolve(up);
    await settle();
    expect(bus.of(CheckFinished)).toMatchObject([{ probe: moved }]);
  });

  it('checks now after the check that still runs, and records both', async () => {
    const checks = runner();
    checks.check(new CheckDue(probe, at));
    await settle();
    const asked = checks.checkNow(probe);
    await settle();
    expect(answers).toHaveLength(1);
    answers[0]?.resolve(up);
    await settle();
    answers[1]?.resolve({ ...up, latencyMs: 34 });
    await expect(asked).resolves.toMatchObject({ probeId: 1, outcome: { latencyMs: 34 } });
    expect(bus.of(CheckFinished).map(({ dueAt }) => dueAt)).toEqual([at, undefined]);
  });

  it('gives two checks within a millisecond two moments', async () => {
    const checks = runner(async () => Promise.resolve(up));
    const first = await checks.checkNow(probe);
    const next = await checks.checkNow(probe);
    expect(next?.startedAt.getTime()).toBeGreaterThan(first?.startedAt.getTime() ?? NaN);
  });

  it('dates a check by the wall clock also after that was set back', async () => {
    const checks = runner(async () => Promise.resolve(up));
    await checks.checkNow(probe);
    clock.jump(-3_600_000);
    const now = clock.now();
    await expect(checks.checkNow(probe)).resolves.toMatchObject({ startedAt: new Date(now) });
  });

  it('tries a target without saying anything', async () => {
    const checks = runner(async () => Promise.resolve(up));
    await expect(checks.try(target, 1000)).resolves.toMatchObject({ outcome: up });
    expect(bus.said).toEqual([]);
  });

  it('starts no check that still waits for a place when the process ends', async () => {
    const checks = runner(slow, 1);
    checks.check(new CheckDue(aProbe({ id: 2, target }), at));
    await settle();
    checks.check(new CheckDue(probe, at));
    await settle();
    const ended = checks.beforeApplicationShutdown();
    answers[0]?.resolve(up);
    await ended;
    expect(answers).toHaveLength(1);
    expect(bus.of(CheckFinished)).toMatchObject([{ probe: { id: 2 } }]);
    expect(bus.of(RunsMissed)).toEqual([new RunsMissed(probe, 'stopped', one)]);
    expect([checks.running, checks.queued]).toEqual([0, 0]);
  });

  it('lets a trial go on for as long as the running checks when the process ends', async () => {
    const checks = runner();
    const [hanging, quick] = [checks.try(target, 60_000), checks.try(target, 60_000)];
    await settle();
    const ended = checks.beforeApplicationShutdown();
    await clock.play(9900, 100);
    answers[1]?.resolve(up);
    await expect(quick).resolves.toMatchObject({ outcome: up });
    await clock.play(200, 100);
    await ended;
    await expect(hanging).resolves.toBeUndefined();
    expect(checks.running).toBe(0);
  });

  it('waits for running checks when the process ends, at most ten seconds', async () => {
    const checks = runner();
    checks.check(new CheckDue({ ...probe, timeoutMs: 60_000 }, at));
    await settle();
    let ended = false;
    void checks.beforeApplicationShutdown().then(() => (ended = true));
    checks.check(new CheckDue(aProbe({ id: 9, target }), at));
    await clock.play(9900, 100);
    expect([ended, answers.length]).toEqual([false, 1]);
    await clock.play(200, 100);
    expect(ended).toBe(true);
    expect(bus.of(CheckFinished)).toEqual([]);
    expect(bus.of(RunsMissed).map(({ probe: { id }, reason }) => [id, reason])).toEqual([
      [9, 'stopped'],
      [1, 'stopped'],
    ]);
  });

  it('holds a check that is over for one under way until its end is told, and misses no run of it', async () => {
    const checks = runner();
    checks.check(new CheckDue(probe, at));
    await settle();
    const ended = checks.beforeApplicationShutdown();
    clock.advance(4000);
    answers[0]?.resolve(up);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    expect(checks.running).toBe(0);
    expect(checks.earliestRunning).toBe(at.getTime());
    clock.advance(6000);
    await ended;
    expect(bus.said).toMatchObject([{ outcome: up }]);
    expect(checks.earliestRunning).toBeUndefined();
  });
});
