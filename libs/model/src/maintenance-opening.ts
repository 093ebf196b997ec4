import type { MaintenanceTime } from './maintenance.js';
import { nextMoment, parseSchedule } from './schedule.js';

/** One time that a window is open, in milliseconds since 1970. */
export interface Opening {
  readonly from: number;
  /** Absent when it opens again before it closes, and so never does. */
  readonly until?: number;
}

/** The opening that a moment lies in; undefined when the window is shut. */
export function openingAt(time: MaintenanceTime, at: number): Opening | undefined {
  if (time.kind === 'once')
    return time.from <= at && at < time.until ? { from: time.from, until: time.until } : undefined;
  const from = momentAfter(time, at - time.durationMs);
  if (from === undefined || from > at) return undefined;
  const next = momentAfter(time, from);
  const until = from + time.durationMs;
  return next !== undefined && next <= until ? { from } : { from, until };
}

/** When a window opens after a moment; undefined when it never does again. */
export function nextOpening(time: MaintenanceTime, at: number): number | undefined {
  if (time.kind === 'recurring') return momentAfter(time, at);
  return time.from > at ? time.from : undefined;
}

/** An interval names no moment at which a window could open. */
function momentAfter(
  { cron, timeZone }: Extract<MaintenanceTime, { kind: 'recurring' }>,
  after: number,
): number | undefined {
  const parsed = parseSchedule(cron);
  if (!parsed.ok || parsed.schedule.kind === 'interval') return undefined;
  return nextMoment(parsed.schedule, new Date(after), timeZone)?.getTime();
}
