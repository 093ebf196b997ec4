import type { PhaseName } from '@dialtone/model';
import type { ResultTuple } from './batch.js';
import { type EndingCode, type FinishedEnding, endingOf } from './ending-code.js';
import { phasesOf } from './phase-bytes.js';
import type { Row } from './sql.js';

/** A check on record, as plain values. */
export interface ResultRecord {
  readonly probeId: number;
  readonly location: number;
  readonly startedAt: number;
  readonly ending: FinishedEnding;
  /** Whether somebody asked for it, outside the schedule. */
  readonly asked: boolean;
  readonly latencyUs: number;
  readonly reason?: string;
  readonly message?: string;
  readonly httpStatus?: number;
  readonly phases: readonly (readonly [name: PhaseName, us: number])[];
  /** How each expectation was judged, as it was written. */
  readonly judged?: string;
}

export const resultColumnNames = [
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
export const resultColumns = resultColumnNames.join(', ');

/** What a column of bytes holds. SQLite gives text where text was put, as the phases of older rows are. */
export const bytesOf = (value: Row[string] | undefined): Uint8Array | undefined => {
  if (value instanceof Uint8Array) return value;
  return typeof value === 'string' ? Buffer.from(value) : undefined;
};

const textOf = (value: Row[string] | undefined): string | undefined =>
  value == null ? undefined : String(value);

export function recordOf(row: Row): ResultRecord {
  const [reason, message, judged] = [row.reason, row.message, row.judged].map(textOf);
  const phases = bytesOf(row.phases);
  return {
    probeId: Number(row.probe_id),
    location: Number(row.location),
    startedAt: Number(row.started_at),
    ending: endingOf(Number(row.ending)),
    asked: Number(row.asked) !== 0,
    latencyUs: Number(row.latency_us),
    ...(reason !== undefined && { reason }),
    ...(message !== undefined && { message }),
    ...(row.http_status != null && { httpStatus: Number(row.http_status) }),
    phases: phases === undefined ? [] : phasesOf(phases),
    ...(judged !== undefined && { judged }),
  };
}

/** A row as it was written; it has the columns of a record. */
export function tupleOf(row: Row): ResultTuple {
  const text = (name: string): string | null => textOf(row[name]) ?? null;
  const phases = bytesOf(row.phases);
  return [
    Number(row.probe_id),
    Number(row.started_at),
    Number(row.ending) as EndingCode,
    Number(row.asked) === 0 ? 0 : 1,
    Number(row.latency_us),
    text('reason'),
    text('message'),
    row.http_status == null ? null : Number(row.http_status),
    phases === undefined ? null : Buffer.from(phases).toString('latin1'),
    text('judged'),
  ];
}

/** A check on its way to its row, as it will be on record. */
export const recordOfTuple = (
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
): ResultRecord => ({
  probeId,
  location,
  startedAt,
  ending: endingOf(ending),
  asked: asked === 1,
  latencyUs,
  ...(reason !== null && { reason }),
  ...(message !== null && { message }),
  ...(status !== null && { httpStatus: status }),
  phases: phases === null ? [] : phasesOf(Buffer.from(phases, 'latin1')),
  ...(judged !== null && { judged }),
});
