import { Bus, CheckRunner, ProbeSaved } from '@dialtone/engine';
import { FakeClock, RecordingBus } from '@dialtone/engine/testing';
import { aProbe } from '@dialtone/model/testing';
import type { DataSource } from 'typeorm';
import { describe, expect, it } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { ProbeStates } from '../probe/probe-states.js';
import { AnswerKeeper } from './answer-keeper.js';
import { LastResults } from './last-results.js';
import { ResultStore } from './result-store.js';
import { Restorer } from './restorer.js';
import { SuccessRates } from './success-rates.js';
import { aResult, down, ourFault, up } from './testing/a-result.js';
import { onFile } from './testing/probes-on-file.js';
import { engineOptions, finished, open } from './testing/result-room.js';

const minute = 60_000;

/** One life of the process: what it remembers goes with it, what it wrote stays. */
function aLife(dataSource: DataSource, clock = new FakeClock()) {
  const bus: Bus = new RecordingBus();
  const [store, last, states] = [
    new ResultStore(dataSource),
    new LastResults(),
    new ProbeStates(bus),
  ];
  const answers = new AnswerKeeper(dataSource, new CheckRunner(bus, clock, engineOptions), clock);
  const rates = new SuccessRates(clock);
  const restorer = new Restorer(store, last, states, answers, rates);
  return { store, last, states, answers, rates, restorer };
}

describe.each(databases)('Restorer on $name', ({ location }) => {
  it('puts every state, since when it stands, and every last result back', async () => {
    const dataSource = await open(await location());
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
    const before = aLife(dataSource);
    await before.store.insert(results);
    for (const result of results) {
      before.answers.note(finished(result));
      before.states.note(finished(result));
      before.last.keep(finished(result));
    }
    await before.answers.beforeApplicationShutdown();

    const after = aLife(dataSource);
    await after.restorer.restoreAnswers();
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
    const dataSource = await open(await location());
    for (const id of [1, 2]) await onFile(dataSource, { id });
    const before = aLife(dataSource);
    before.answers.note(finished(aResult(1, { outcome: up })));
    await before.answers.beforeApplicationShutdown();
    await before.store.insert([
      aResult(1, { outcome: up }),
      aResult(5, { outcome: down }),
      aResult(7, { probeId: 2, outcome: up }),
    ]);

    const after = aLife(dataSource);
    await after.restorer.restoreAnswers();
    const since = aResult(5).startedAt;
    expect(after.states.answer(1)).toEqual({ up: false, since, message: 'Connection refused.' });
    expect(after.states.answer(2)).toEqual({ up: true, since: aResult(7).startedAt });
    await after.answers.beforeApplicationShutdown();
    expect(await aLife(dataSource).answers.restore()).toContainEqual({
      probeId: 1,
      up: false,
      degraded: false,
      since: since.getTime(),
    });
  });

  it('keeps a state whose results were forgotten, and brings back nothing of a deleted probe', async () => {
    const dataSource = await open(await location());
    await onFile(dataSource, { id: 1 });
    await onFile(dataSource, { id: 2, deletedAt: new Date() });
    const before = aLife(dataSource);
    before.answers.note(finished(aResult(1, { outcome: down })));
    before.answers.note(finished(aResult(1, { probeId: 2 })));
    await before.answers.beforeApplicationShutdown();
    await before.store.insert([aResult(1, { probeId: 2 })]);

    const after = aLife(dataSource);
    await after.restorer.restoreAnswers();
    expect(after.states.answer(1)).toEqual({ up: false, since: aResult(1).startedAt });
    expect([after.states.answer(2), after.last.of(2)]).toEqual([undefined, undefined]);
  });

  it('counts the last hour again, and nothing twice that this process has seen', async () => {
    const dataSource = await open(await location());
    const clock = new FakeClock(aResult(90 * minute).startedAt.getTime());
    const life = aLife(dataSource, clock);
    await life.store.insert([
      aResult(minute, { outcome: down }),
      aResult(60 * minute, { outcome: up }),
      aResult(61 * minute, { outcome: down }),
      aResult(62 * minute, { outcome: ourFault }),
      aResult(63 * minute, { probeId: 2, outcome: down }),
    ]);
    const boot = new Date(clock.now());
    const seen = aResult(90 * minute + 1, { outcome: up });
    await life.store.insert([seen]);
    life.rates.count(finished(seen));
    await life.restorer.restoreRates(boot);
    expect(life.rates.of(1)?.toFixed(2)).toBe('66.67');
    expect(life.rates.of(2)).toBe(0);
  });

  it('finds the last results of a thousand probes among many, one seek for each', async () => {
    const dataSource = await open(await location());
    const { store } = aLife(dataSource);
    for (let at = 0; at < 20; at += 1)
      await store.insert(
        Array.from({ length: 1000 }, (_, index) => aResult(at, { probeId: index + 1 })),
      );
    const ids = Array.from({ length: 1000 }, (_, index) => index + 1);
    const last = await store.last(ids);
    expect(last.map(({ probeId }) => probeId)).toEqual(ids);
    expect(new Set(last.map(({ startedAt }) => startedAt.getTime()))).toEqual(
      new Set([aResult(19).startedAt.getTime()]),
    );
  });
});
