import { recordOfTuple } from '@dialtone/history';
import {
  type Judged,
  type Outcome,
  phaseNames,
  type Phase,
  reasons,
  type Result,
} from '@dialtone/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databases } from '../platform/database/testing/databases.js';
import { resultOf, tupleOfResult } from './stored-result.js';
import { aResult, down } from './testing/a-result.js';
import { aHistory, batchOf, open } from './testing/result-room.js';

const ms = fc.nat(300_000_000).map(us => us / 1000);
const phases: fc.Arbitrary<Phase[]> = fc
  .record(Object.fromEntries(phaseNames.map(name => [name, ms])), { requiredKeys: [] })
  .map(durations =>
    phaseNames.flatMap(name => {
      const durationMs = durations[name];
      return durationMs === undefined ? [] : [{ name, durationMs }];
    }),
  );
const httpStatus = fc.option(fc.integer({ min: 100, max: 999 }), { nil: undefined });
const seen = fc
  .record({ latencyMs: ms, phases, httpStatus })
  .map(({ httpStatus: status, ...rest }) => ({
    ...rest,
    ...(status !== undefined && { httpStatus: status }),
  }));
const message = fc.string({ unit: 'grapheme', maxLength: 60 });
const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  seen.map(part => ({ ...part, up: true as const })),
  fc
    .record({ seen, degraded: message })
    .map(({ seen: part, degraded }) => ({ ...part, up: true as const, degraded })),
  fc
    .record({ seen, reason: fc.constantFrom(...reasons), message })
    .map(({ seen: part, ...why }) => ({ ...part, up: false as const, ...why })),
);
const startedAt = fc.nat(4_000_000_000_000).map(at => new Date(at));
const results: fc.Arbitrary<Result[]> = fc.uniqueArray(
  fc.record({ probeId: fc.constant(1), startedAt, outcome }),
  { selector: ({ startedAt: at }) => at.getTime(), minLength: 1, maxLength: 20 },
);

const rowOf = (result: Result) => recordOfTuple(tupleOfResult(result, false), 0);

const newestFirst = (all: readonly Result[]): Result[] =>
  [...all].sort((one, other) => other.startedAt.getTime() - one.startedAt.getTime());

describe('a stored result', () => {
  it('comes back as it was, to the microsecond', () => {
    fc.assert(
      fc.property(results, all => {
        expect(all.map(result => resultOf(rowOf(result)))).toEqual(all);
      }),
    );
  });

  it('keeps 500 characters of a message, and shows where it was cut', () => {
    const long = { ...down, message: '😀'.repeat(501) };
    expect(rowOf(aResult(0, { outcome: long })).message).toBe(`${'😀'.repeat(499)}…`);
    const fitting = { ...down, message: '世'.repeat(500) };
    expect(rowOf(aResult(0, { outcome: fitting })).message).toBe('世'.repeat(500));
  });

  it('is called our own failure when its reason on file is none of ours', () => {
    const row = { ...rowOf(aResult(0, { outcome: down })), reason: 'WEATHER', message: '' };
    expect(resultOf(row).outcome).toMatchObject({ up: false, reason: 'INTERNAL', message: '' });
  });

  it('keeps how expectations were judged where one did not hold', () => {
    const expectation: Judged['expectation'] = {
      subject: 'STATUS',
      comparison: 'EQUALS',
      values: ['200'],
      severity: 'DOWN',
    };
    const judged = [true, false].map(held => ({
      expectation,
      held,
    }));
    const kept = (outcome: Outcome) => resultOf(rowOf(aResult(0, { outcome }))).outcome.judged;
    expect(kept({ ...down, judged })).toEqual(judged);
    expect(kept({ ...down, judged: judged.slice(0, 1) })).toBeUndefined();
  });
});

describe.each(databases)('a result on $name', ({ location }) => {
  it('comes back as it was, to the microsecond', async () => {
    const place = await location();
    const dataSource = await open(place);
    const { desk, reader } = await aHistory(place);
    await fc.assert(
      fc.asyncProperty(results, async all => {
        await desk.write(batchOf(all));
        const { items } = await reader.results({ probeId: 1, filter: {}, first: 100 });
        expect(items.map(resultOf)).toEqual(newestFirst(all));
        const [standing] = await desk.standings([1]);
        const last = standing?.last && resultOf(recordOfTuple(standing.last, 0));
        expect([last]).toEqual(newestFirst(all).slice(0, 1));
        await dataSource.query('DELETE FROM dialtone_results');
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
