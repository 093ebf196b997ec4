import type { PhaseName } from '@dialtone/model';
import { type FinishedEnding, endingOf } from '../ending-code.js';
import { phasesOf } from '../phase-bytes.js';
import type { Row } from '../sql.js';

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

export const resultColumns =
  'probe_id, location, started_at, ending, asked, latency_us, reason, message, http_status, phases, judged';

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
