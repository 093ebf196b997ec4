import { ProbeSaved } from '@dialtone/engine';
import { FakeClock } from '@dialtone/engine/testing';
import { aProbe } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import type { DatabaseLocation } from '../platform/database-location.js';
import { databases } from '../platform/database/testing/databases.js';
import { ProbeStates } from '../probe/probe-states.js';
import { AnswerKeeper } from './answer-keeper.js';
import { LastResults } from './last-results.js';
import { Restorer } from './restorer.js';
import { SuccessRates } from './success-rates.js';
import { aResult, down, ourFault, up } from './testing/a-result.js';
import { onFile } from './testing/probes-on-file.js';
import { aHistory, aRecorder, batchOf, finished, open } from './testing/result-room.js';

const minute = 60_000;

/** One life of the process: what it remembers goes with it, what it wrote stays. */
async function aLife(place: DatabaseLocation, clock = new FakeClock()) {
  const dataSource = await open(place);
  const { desk } = await aHistory(place, { now: clock.now() });
  const { bus, runner, recorder } = aRecorder(desk);
  const [last, states] = [new LastResults(), new ProbeStates(bus)];
  const answers = new AnswerKeeper(dataSource, runner, clock);
  const rates = new SuccessRates(clock);
  const restorer = new Restorer(desk, recorder, last, states, answers, rates, dataSource);
  return { dataSource, desk, last, states, answers, rates, restorer };
}

describe.each(databases)('Restorer on $name', ({ location }) => {
  it('puts every state, since when it stands, and every last result back', async () => {
    const place = await location();
    const before = await aLife(place);
    const { dataSource } = before;
    for (const id of [1, 2, 3, 4, 5]) await onFile(dataSource, { id });
    const results = [
      aResult(1, { outcome: up }),
      aResult(2, { outcome: up }),
      aResult(1, { probeId: 2, outcome: up }),
      aResult(5, { probeId: 2, outcome: down }),
      aResult(1, { probeId: 3, outcome: up }),
      aResult(6, { probeId: 3, outcome: ourFault }),
      aResult(7, { probeId: 5, outcome: { ...up, degraded: 'slow' } }),
      aResult(8, { probeId: 5, outcome: { ...up, degraded: 'slower' } }),
    ];
    await before.desk.write(batchOf(results));
    for (const result of results) {
      before.answers.note(finished(result));
      before.states.note(finished(result));
      before.last.keep(finished(result));
    }
    await before.answers.beforeApplicationShutdown();

    const after = await aLife(place);
    await after.restorer.restore();
    for (const id of [1, 2, 3, 4, 5]) {
      after.states.keep(new ProbeSaved(aProbe({ id }), 'replayed'));
      expect(after.states.answer(id)).toEqual(before.states.answer(id));
      expect(after.last.of(id)).toEqual(before.last.of(id));
    }
    expect([1, 2, 3, 4, 5].map(id => after.states.of(aProbe({ id })))).toEqual([
      'UP',
      'DOWN',
      'UP',
      'PENDING',
      'DEGRADED',
    ]);
  });

  it('believes the last result where a killed process had not written the answer', async () => {
    const place = await location();
    const before = await aLife(place);
    const { dataSource } = before;
    for (const id of [1, 2]) await onFile(dataSource, { id });
    before.answers.note(finished(aResult(1, { outcome: up })));
    await before.answers.beforeApplicationShutdown();
    await before.desk.write(
      batchOf([
        aResult(1, { outcome: up }),
        aResult(5, { outcome: down }),
        aResult(7, { probeId: 2, outcome: up }),
      ]),
    );

    const after = await aLife(place);
    await after.restorer.restore();
    const since = aResult(5).startedAt.getTime();
    expect(after.states.answer(1)).toEqual({ up: false, since, message: 'Connection refused.' });
    expect(after.states.answer(2)).toEqual({ up: true, since: aResult(7).startedAt.getTime() });
    await after.answers.beforeApplicationShutdown();
    expect(await (await aLife(place)).answers.restore()).toContainEqual({
      probeId: 1,
      up: false,
      degraded: false,
      since,
    });
  });

  it('keeps a state whose results were forgotten, and brings back nothing of a deleted probe', async () => {
    const place = await location();
    const before = await aLife(place);
    const { dataSource } = before;
    await onFile(dataSource, { id: 1 });
    await onFile(dataSource, { id: 2, deletedAt: new Date() });
    before.answers.note(finished(aResult(1, { outcome: down })));
    before.answers.note(finished(aResult(1, { probeId: 2 })));
    await before.answers.beforeApplicationShutdown();
    await before.desk.write(batchOf([aResult(1, { probeId: 2 })]));

    const after = await aLife(place);
    await after.restorer.restore();
    expect(after.states.answer(1)).toEqual({ up: false, since: aResult(1).startedAt.getTime() });
    expect([after.states.answer(2), after.last.of(2)]).toEqual([undefined, undefined]);
  });

  it('counts the last hour again, rolled up or not, and nothing twice that this process has seen', async () => {
    const place = await location();
    const before = await aLife(place, new FakeClock(aResult(0).startedAt.getTime()));
    for (const id of [1, 2]) await onFile(before.dataSource, { id });
    await before.desk.write(
      batchOf([
        aResult(minute, { outcome: down }),
        aResult(60 * minute, { outcome: up }),
        aResult(61 * minute, { outcome: down }),
        aResult(62 * minute, { outcome: ourFault }),
        aResult(63 * minute, { probeId: 2, outcome: down }),
      ]),
    );
    await before.desk.roll(aResult(61 * minute).startedAt.getTime());

    const clock = new FakeClock(aResult(90 * minute).startedAt.getTime());
    const after = await aLife(place, clock);
    const boot = new Date(clock.now());
    const seen = aResult(90 * minute + 1, { outcome: up });
    await after.desk.write(batchOf([seen]));
    after.rates.count(finished(seen));
    await after.restorer.restoreRates(boot);
    expect(after.rates.of(1)?.toFixed(2)).toBe('66.67');
    expect(after.rates.of(2)).toBe(0);
  });

  it('tells what is on record of each probe, and until when the process before ran', async () => {
    const place = await location();
    const before = await aLife(place);
    for (const id of [1, 2]) await onFile(before.dataSource, { id });
    expect(await before.restorer.restore()).toEqual({ accounted: new Map() });
    const aliveAt = aResult(9000).startedAt.getTime();
    await before.desk.write({ ...batchOf([aResult(5)]), aliveAt });
    const after = await aLife(place);
    const accounted = new Map([[1, aResult(5).startedAt.getTime()]]);
    expect(await after.restorer.restore()).toEqual({ aliveAt, accounted });
  });
});
