import { nextMoment, nextTimeChange, type Schedule } from '@dialtone/model';
import type { TimeChangeObject } from './schedule.graphql.js';

type Cron = Extract<Schedule, { kind: 'cron' }>;

const minuteMs = 60_000;
const [mostBefore, mostAfter] = [2, 3];

/**
 * The next change of the clocks of a schedule's zone, with the moments around it. An interval counts seconds, whatever the
 * clocks on the wall say.
 */
export function timeChangeOf(
  schedule: Schedule,
  from: Date,
  usual: string,
): TimeChangeObject | undefined {
  if (schedule.kind === 'interval') return undefined;
  const timeZone = schedule.timeZone ?? usual;
  const change = nextTimeChange(timeZone, from.getTime());
  if (change === undefined) return undefined;
  const at = new Date(change.at);
  const after = momentsAfter(schedule, new Date(change.at - 1), timeZone, mostAfter);
  return {
    at,
    offsetBeforeMinutes: change.offsetBeforeMs / minuteMs,
    offsetAfterMinutes: change.offsetAfterMs / minuteMs,
    around: [...lastMoments(schedule, change.at, timeZone), ...after],
  };
}

/** How far back the moments before a change are looked for: the nearest stretch that holds two of them is enough. */
const stretchesMs = [5, 60, 24 * 60, 8 * 24 * 60, 62 * 24 * 60].map(minutes => minutes * minuteMs);
function lastMoments(schedule: Cron, until: number, timeZone: string): Date[] {
  let found: Date[] = [];
  for (const stretch of stretchesMs) {
    found = momentsBetween(schedule, { from: until - stretch, until }, timeZone);
    if (found.length >= mostBefore) break;
  }
  return found.slice(-mostBefore);
}

function momentsBetween(
  schedule: Cron,
  { from, until }: { readonly from: number; readonly until: number },
  timeZone: string,
): Date[] {
  const found: Date[] = [];
  let moment = nextMoment(schedule, new Date(from), timeZone);
  // A text of six fields may name every second: of five minutes that is no more than three hundred.
  while (moment !== undefined && moment.getTime() < until) {
    found.push(moment);
    moment = nextMoment(schedule, moment, timeZone);
  }
  return found;
}

/** At most so many moments after one. */
export function momentsAfter(
  schedule: Schedule,
  from: Date,
  timeZone: string,
  count: number,
): Date[] {
  const next: Date[] = [];
  let moment = nextMoment(schedule, from, timeZone);
  while (moment !== undefined && next.length < count) {
    next.push(moment);
    moment = nextMoment(schedule, moment, timeZone);
  }
  return next;
}
