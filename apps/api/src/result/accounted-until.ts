import { nextRun } from '@dialtone/engine';
import type { ValidProbe } from '@dialtone/model';

/** A run goes on record at most this long after it was due, in milliseconds, and its own deadline. */
const onRecordMs = 60_000;

/** What the process before this one left of a probe, in milliseconds since 1970. */
export interface Left {
  /** The last moment of it that is accounted for; undefined when none is. */
  readonly accountedAt: number | undefined;
  /** When that process was last known to run. */
  readonly aliveAt: number;
}

/**
 * Behind which moment the planned runs of a probe are not on record, after a start: its last one, or when the process
 * before ended, where the probe had been paused by then: a run of it that was planned well before is not on record.
 * What changed the probe meanwhile is believed to have begun its schedule.
 */
export function accountedUntil(
  probe: ValidProbe,
  { accountedAt, aliveAt }: Left,
  timeZone: string,
): number {
  const surely = aliveAt - probe.timeoutMs - onRecordMs;
  const next = accountedAt === undefined ? undefined : nextRun(probe, accountedAt, timeZone);
  const wasRunning = accountedAt !== undefined && (next === undefined || next > surely);
  const from = wasRunning ? accountedAt : aliveAt;
  return Math.max(from, changedSince(probe, aliveAt));
}

const changedSince = ({ updatedAt }: ValidProbe, moment: number): number =>
  updatedAt > moment ? updatedAt : -Infinity;
