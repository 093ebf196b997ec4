import type { ResultTuple } from './batch.js';
import type { EndingCode } from './ending-code.js';
import type { Row } from './sql.js';

/** The columns that `tupleFrom` reads. */
export const tupleColumns =
  'probe_id, started_at, ending, asked, latency_us, reason, message, http_status, phases, judged';

const textOf = (value: Row[string] | undefined): string | null =>
  value == null ? null : String(value);

/** A row of dialtone_results as it was written. */
export const tupleFrom = (row: Row): ResultTuple => [
  Number(row.probe_id),
  Number(row.started_at),
  Number(row.ending) as EndingCode,
  Number(row.asked) === 0 ? 0 : 1,
  Number(row.latency_us),
  textOf(row.reason),
  textOf(row.message),
  row.http_status == null ? null : Number(row.http_status),
  row.phases instanceof Uint8Array
    ? Buffer.from(row.phases).toString('latin1')
    : textOf(row.phases),
  textOf(row.judged),
];
