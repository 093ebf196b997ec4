import { ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { FakeClock } from '@dialtone/engine/testing';
import { packedCount, type ProbeAvailability, type Transition } from '@dialtone/history';
import type { Outcome, Probe } from '@dialtone/model';
import { aProbe, anInvalidProbe } from '@dialtone/model/testing';
import { Logger } from '@nestjs/common';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatabaseLocation } from '../platform/database-location.js';
import { databases } from '../platform/database/testing/databases.js';
import { ProbeStates } from '../probe/probe-states.js';
import { AnswerKeeper } from './answer-keeper.js';
import { LastResults } from './last-results.js';
import { Restorer } from './restorer.js';
import { SuccessRates } from './success-rates.js';
import { aResult, down, up } from './testing/a-result.js';
import { onFile } from './testing/probes-on-file.js';
import { aHistory, aRecorder, askedFor, finished, open } from './testing/result-room.js';

const second = 1000;
const minute = 60 * second;
const begin = aResult(0).startedAt.getTime();
const watched = aProbe({ id: 1 });
const paused = aProbe({ id: 1, enabled: false });

beforeEach(() => {
  for (const level of ['log', 'warn'] as const)
    vi.spyOn(Logger.prototype, level).mockImplementation(() => undefined);
});

/** One life of the process with one probe, and what an auditor reads of it. */
async function aLife(place: DatabaseLocation) {
  const dataSource = await open(place);
  const history = await aHistory(place, { now: begin });
  const { bus, clock, runner, recorder } = aRecorder(history.desk);
  const states = new ProbeStates(bus);
  const answers = new AnswerKeeper(dataSource, runner, clock);
  bus.listen(ProbeSaved, said => {
    states.keep(said);
    answers.rest(said);
    recorder.pause(said);
  });
  const restorer = new Restorer(
    ...([history.desk, recorder, new LastResults(), states, answers] as const),
    ...([new SuccessRates(new FakeClock()), dataSource] as const),
  );
  await restorer.restore();
  let now = begin;
  const at = async (moment: number): Promise<void> => {
    await clock.play(begin + moment - now);
    now = begin + moment;
  };
  return {
    recorder,
    answers,
    dataSource,
    states,
    async check(moment: number, outcome: Outcome) {
      await at(moment);
      const said = finished(aResult(moment, { outcome }));
      recorder.record(said);
      states.note(said);
      answers.note(said);
    },
    async ask(moment: number, outcome: Outcome) {
      await at(moment);
      recorder.record(askedFor(aResult(moment, { outcome })));
    },
    async say(moment: number, probe: Probe, cause: 'updated' | 'replayed' = 'updated') {
      await at(moment);
      bus.publish(new ProbeSaved(probe, cause));
    },
    async read(until: number): Promise<[ProbeAvailability | undefined, Transition[]]> {
      await recorder.flush();
      const window = { from: begin, until: begin + until, now: begin + until };
      const { probes } = await history.reader.availability({ ...window, probeIds: [1] });
      const { items } = await history.reader.transitions({ probeId: 1, first: 9 });
      return [probes[0], items.toReversed()];
    },
  };
}

const told = (transitions: readonly Transition[]) =>
  transitions.map(({ at, ending, endedAt }) => [at - begin, ending, endedAt && endedAt - begin]);

describe.each(databases)('A pause on $name', ({ location }) => {
  it('ends an outage as no longer watched, plans nothing, and begins anew with the first check after it', async () => {
    const place = await location();
    const life = await aLife(place);
    await life.say(0, watched);
    await life.check(second, up);
    await life.check(2 * second, down);
    await life.say(5 * second, paused);
    await life.ask(minute, down);
    await life.say(10 * minute, paused);
    await life.say(20 * minute, watched);
    expect(life.states.seen(watched)).toEqual({ state: 'PENDING' });
    await life.check(20 * minute + second, down);
    await life.check(20 * minute + 4 * second, up);
    const [availability, transitions] = await life.read(30 * minute);
    expect(availability).toMatchObject({
      ...{ planned: 4, availability: 0.5, coverage: 1, outages: 2 },
      // Of the first nobody knows when it would have ended.
      ...{ longestOutageMs: 3 * second, meanTimeToRecoverMs: 3 * second },
    });
    expect(told(transitions)).toEqual([
      [second, 'up', 2 * second],
      [2 * second, 'down', 5 * second],
      [5 * second, 'paused', 20 * minute + second],
      [20 * minute + second, 'down', 20 * minute + 4 * second],
      [20 * minute + 4 * second, 'up', undefined],
    ]);
  });

  it('is on record over a restart, with no state from before it', async () => {
    const place = await location();
    const before = await aLife(place);
    await onFile(before.dataSource, { id: 1 });
    await before.say(0, watched);
    await before.check(second, down);
    await before.say(5 * second, paused);
    await before.recorder.beforeApplicationShutdown();
    await before.answers.beforeApplicationShutdown();

    const after = await aLife(place);
    await after.say(9 * second, paused, 'replayed');
    await after.say(10 * second, watched);
    expect(after.states.seen(watched)).toEqual({ state: 'PENDING' });
    await after.check(11 * second, down);
    const [availability, transitions] = await after.read(minute);
    expect(availability).toMatchObject({ outages: 2, longestOutageMs: 49 * second });
    expect(told(transitions)).toEqual([
      [second, 'down', 5 * second],
      [5 * second, 'paused', 11 * second],
      [11 * second, 'down', undefined],
    ]);
  });

  it.each([
    ['by another program', paused],
    ['by a setting that cannot be checked', anInvalidProbe({ id: 1 })],
  ])('while nobody ran, %s, counts from the last look at the target', async (_, found) => {
    const place = await location();
    const before = await aLife(place);
    await onFile(before.dataSource, { id: 1 });
    await before.say(0, watched);
    await before.check(second, down);
    await before.check(2 * second, down);
    await before.recorder.beforeApplicationShutdown();

    const after = await aLife(place);
    await after.say(10 * minute, found, 'replayed');
    const [availability, transitions] = await after.read(20 * minute);
    expect(availability).toMatchObject({ outages: 1, longestOutageMs: second + 1 });
    expect(told(transitions)).toEqual([
      [second, 'down', 2 * second + 1],
      [2 * second + 1, 'paused', undefined],
    ]);
  });
});

describe('A pause', () => {
  it('waits for the results from before it, and none from after it overtakes it', async () => {
    const written: [number, number[]][] = [];
    const { promise: away, resolve: comesBack } = Promise.withResolvers<undefined>();
    const { recorder, clock } = aRecorder({
      write: async ({ results, pauses = [] }) => {
        written.push([packedCount(results), pauses.map(({ at }) => at - begin)]);
        await away;
      },
      roll: async () => Promise.resolve(),
    });
    await clock.play(begin + 2000 - clock.now());
    const check = (from: number, until: number) => {
      for (let moment = from; moment < until; moment += 1)
        recorder.record(finished(aResult(moment, { outcome: down })));
    };
    check(0, 1100);
    recorder.pauses.add({ probeId: 1, at: begin + 1099 });
    check(1100, 1200);
    recorder.leave(new ProbeRemoved(watched));
    recorder.leave(new ProbeRemoved(aProbe({ id: 2 })));
    comesBack(undefined);
    await recorder.flush();
    expect(written).toEqual([
      [250, []],
      [500, [2000]],
      [450, [1099, 2000]],
    ]);
  });
});
