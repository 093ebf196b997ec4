import type { ResultTuple } from '../batch.js';
import type { Rows, Value } from '../sql.js';

const columns = [
  'probe_id',
  'location',
  'started_at',
  'ending',
  'asked',
  'latency_us',
  'reason',
  'message',
  'http_status',
  'phases',
  'judged',
] as const;

export const resultRows = (results: readonly ResultTuple[], location: number): Rows => ({
  table: 'dialtone_results',
  columns,
  rows: results.map(result => valuesOf(result, location)),
});

/** In the order of their key, so that one page after another is filled. */
export const newestRows = (
  results: readonly ResultTuple[],
  location: number,
  sequence: number,
): Rows => ({
  table: 'dialtone_newest',
  columns: ['batch', ...columns],
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
