import type { Span } from './ending.js';
import type { MaintenanceTime } from './maintenance.js';
import { nextMoment, parseSchedule, spansOfCron } from './schedule.js';
import { stepOf } from './span.js';

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

type Whole = Required<Opening>;

/**
 * Each time that a window is open which reaches into the limits, in order. Those that run into each other are one, which
 * may be told from the limits' beginning on only, and until their end.
 * @param most no more than so many, the first of them
 */
export function openingsWithin(time: MaintenanceTime, limits: Whole, most: number): Whole[] {
  const found: Whole[] = [];
  for (const open of openTimes(time, limits)) {
    const last = found.at(-1);
    if (last !== undefined && open.from <= last.until)
      found.splice(-1, 1, { from: last.from, until: Math.max(last.until, open.until) });
    else if (found.length === most) break;
    else found.push(open);
  }
  return found;
}

function* openTimes(time: MaintenanceTime, { from, until }: Whole): Generator<Whole> {
  if (time.kind === 'once') {
    if (time.from < until && time.until > from) yield { from: time.from, until: time.until };
    return;
  }
  const parsed = parseSchedule(time.cron);
  if (!parsed.ok || parsed.schedule.kind === 'interval') return;
  const stretch = { after: from - time.durationMs, until: until - 1 };
  for (const moments of spansOfCron(parsed.schedule, stretch, time.timeZone))
    yield* openFrom(moments, time.durationMs);
}

/** Moments that are closer to each other than it lasts are one time, however many they are. */
function* openFrom(moments: Span, durationMs: number): Generator<Whole> {
  const { firstAt, lastAt } = moments;
  const step = stepOf(moments) ?? durationMs;
  if (step <= durationMs) yield { from: firstAt, until: lastAt + durationMs };
  else for (let at = firstAt; at <= lastAt; at += step) yield { from: at, until: at + durationMs };
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
