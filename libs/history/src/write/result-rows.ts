import type { ResultTuple } from '../batch.js';
import { resultColumnNames } from '../result-row.js';
import type { Rows, Value } from '../sql.js';

export const resultRows = (results: readonly ResultTuple[], location: number): Rows => ({
  table: 'dialtone_results',
  columns: resultColumnNames,
  rows: results.map(result => valuesOf(result, location)),
});

/** In the order of their key, so that one page after another is filled. */
export const newestRows = (
  results: readonly ResultTuple[],
  location: number,
  sequence: number,
): Rows => ({
  table: 'dialtone_newest',
  columns: ['batch', ...resultColumnNames],
  rows: results
    .toSorted((one, other) => one[0] - other[0] || one[1] - other[1])
    .map(result => [sequence, ...valuesOf(result, location)]),
});

const valuesOf = (
  [
    probeId,
    startedAt,
    ending,
    asked,
    latencyUs,
    reason,
    message,
    status,
    phases,
    judged,
  ]: ResultTuple,
  location: number,
): Value[] => [
  probeId,
  location,
  startedAt,
  ending,
  asked,
  latencyUs,
  reason,
  message,
  status,
  phases === null ? null : Buffer.from(phases, 'latin1'),
  judged,
];
