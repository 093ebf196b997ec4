import { phaseNames } from '@dialtone/model';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ResultTuple } from '../batch.js';
import { phaseText } from '../phase-bytes.js';
import { MinuteLog } from './minute-log.js';
import { rowOfOne } from './minute-tally.js';
import { RollupRow } from './rollup-row.js';

const phases = fc.option(
  fc
    .subarray([...phaseNames], { minLength: 1 })
    .chain(names =>
      fc.tuple(...names.map(name => fc.record({ name: fc.constant(name), durationMs: ms }))),
    )
    .map(phaseText),
);
const ms = fc.integer({ min: 0, max: 300_000 });

const result = fc
  .record({
    probeId: fc.constantFrom(1, 2, 3, 70_000),
    ending: fc.constantFrom(0, 1, 2, 3),
    asked: fc.constantFrom(0, 1),
    latencyUs: fc.integer({ min: 0, max: 600_000_000 }),
    phases,
  })
  .map(
    ({ probeId, ending, asked, latencyUs, phases }): ResultTuple =>
      [probeId, 60_000, ending, asked, latencyUs, null, null, null, phases, null] as const,
  );

const merged = (results: readonly ResultTuple[]): RollupRow => {
  const row = new RollupRow();
  for (const one of results) row.merge(rowOfOne(one));
  return row;
};

const rowIn = (log: MinuteLog, probeId: number): RollupRow => {
  const row = new RollupRow();
  log.addTo(row, probeId);
  return row;
};

const results = fc.array(result, { maxLength: 400 });

it('tells of each probe what its checks come to one by one, however many there are, and were before it was cleared', () => {
  fc.assert(
    fc.property(results, results, (before, results) => {
      const log = new MinuteLog();
      for (const one of before) log.add(one);
      log.clear();
      for (const one of results) log.add(one);
      const byProbe = Map.groupBy(results, ([probeId]) => probeId);
      expect(log.probeIds().toSorted()).toEqual([...byProbe.keys()].toSorted());
      for (const [probeId, own] of byProbe) {
        expect(rowIn(log, probeId).values()).toEqual(merged(own).values());
        expect(log.countsOf(probeId)).toEqual(merged(own).counts);
      }
    }),
  );
});

it('tells nothing of a probe without a check', () => {
  expect(rowIn(new MinuteLog(), 1).values()).toEqual(new RollupRow().values());
});
