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
