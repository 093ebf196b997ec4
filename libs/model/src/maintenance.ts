import type { Probe } from './probe.js';
import { nextMoment, parseSchedule } from './schedule.js';

/** When a window is open: once, or for a while from each moment of a cron text on. */
export type MaintenanceTime =
  | {
      readonly kind: 'once';
      /** Milliseconds since 1970; the first belongs to the window, the last does not. */
      readonly from: number;
      readonly until: number;
    }
  | {
      readonly kind: 'recurring';
      readonly cron: string;
      /** IANA zone in which the text is meant, unless it names one. */
      readonly timeZone: string;
      readonly durationMs: number;
    };

/** An announced time in which nobody looks at some probes, and nothing is held against them. */
export interface MaintenanceWindow {
  readonly id: number;
  readonly title: string;
  /** The probes that it is for, beside those of its applications; all, when both are empty. */
  readonly probeIds: readonly number[];
  readonly applications: readonly string[];
  readonly time: MaintenanceTime;
}

/** Whether a moment of a probe, in milliseconds since 1970, lies in the window. */
export const inMaintenance = (
  window: MaintenanceWindow,
  probe: Pick<Probe, 'id' | 'application'>,
  at: number,
): boolean => isFor(window, probe) && isOpen(window.time, at);

/** Whether what names probes and applications, such as a window, is for a probe: with neither it is for all. */
export function isFor(
  { probeIds, applications }: Pick<MaintenanceWindow, 'probeIds' | 'applications'>,
  { id, application }: Pick<Probe, 'id' | 'application'>,
): boolean {
  if (probeIds.length === 0 && applications.length === 0) return true;
  if (probeIds.includes(id)) return true;
  return application !== undefined && applications.includes(application);
}

/** Whether a window is open at a moment, in milliseconds since 1970. */
export function isOpen(time: MaintenanceTime, at: number): boolean {
  if (time.kind === 'once') return time.from <= at && at < time.until;
  const parsed = parseSchedule(time.cron);
  // An interval names no moment at which a window could open.
  if (!parsed.ok || parsed.schedule.kind === 'interval') return false;
  // It is open when it opened within its duration: after `at - durationMs`, and at `at` at the latest.
  const opened = nextMoment(parsed.schedule, new Date(at - time.durationMs), time.timeZone);
  return opened !== undefined && opened.getTime() <= at;
}
