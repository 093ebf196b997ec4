import { remembered } from './remembered.js';

const second = 1000;
const day = 86_400 * second;

/** A stretch of time in which the clocks of a zone keep one distance from UTC. Milliseconds since 1970. */
export interface ZoneSegment {
  readonly from: number;
  /** The first instant that no longer belongs to it, at most 400 days on. */
  readonly to: number;
  /** What to add to an instant to get the time on the wall. */
  readonly offsetMs: number;
}

/** The name of an IANA zone as the zone files spell it; undefined when there is no such zone. */
export function zoneNamed(text: string): string | undefined {
  // `+08:00` is a zone to Intl, but not to the zone files.
  if (!/^[a-z]/iu.test(text)) return undefined;
  try {
    const { timeZone } = new Intl.DateTimeFormat('en-US', { timeZone: text }).resolvedOptions();
    // Another name is one that Intl takes for the same zone: the one that was written stays.
    return timeZone.toLowerCase() === text.toLowerCase() ? timeZone : text;
  } catch {
    // Intl says in this way alone that it does not know a zone.
    return undefined;
  }
}

/** The segment that an instant lies in. */
export const zoneSegment = (timeZone: string, instant: number): ZoneSegment =>
  zones(timeZone)(instant);

/** A moment at which the clocks of a zone are changed, and what is added to UTC before and after. */
export interface TimeChange {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly offsetBeforeMs: number;
  readonly offsetAfterMs: number;
}

/** The next change of a zone's clocks within 400 days; undefined where they are left alone. */
export function nextTimeChange(timeZone: string, instant: number): TimeChange | undefined {
  const before = zoneSegment(timeZone, instant);
  const after = zoneSegment(timeZone, before.to);
  if (before.offsetMs === after.offsetMs) return undefined;
  return { at: before.to, offsetBeforeMs: before.offsetMs, offsetAfterMs: after.offsetMs };
}

const zones = remembered(64, timeZone => {
  const offsetAt = offsetsOf(timeZone);
  let known: ZoneSegment[] = [];
  return (instant: number): ZoneSegment => {
    const found = known.find(({ from, to }) => instant >= from && instant < to);
    if (found !== undefined) return found;
    const from = Math.floor(instant / second) * second;
    const segment = { from, to: nextChange(from, offsetAt), offsetMs: offsetAt(from) };
    known = [segment, ...known.slice(0, 31)];
    return segment;
  };
});

/** Looks every week for 400 days: no zone changes its offset twice within a week. */
function nextChange(from: number, offsetAt: (instant: number) => number): number {
  const offset = offsetAt(from);
  const end = from + 400 * day;
  let same = from;
  let other = from + 7 * day;
  while (offsetAt(other) === offset) {
    if (other >= end) return other;
    same = other;
    other += 7 * day;
  }
  while (other - same > second) {
    const middle = same + Math.floor((other - same) / 2 / second) * second;
    if (offsetAt(middle) === offset) same = middle;
    else other = middle;
  }
  return other;
}

function offsetsOf(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  return instant => {
    // `1/31/2026, GMT+08:00`; years before 1900 have seconds too; Greenwich itself has nothing.
    const offset = /([+-])(\d\d):(\d\d)(?::(\d\d))?$/u.exec(format.format(instant));
    if (offset === null) return 0;
    const [, sign, hours, minutes, seconds] = offset;
    const size = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds ?? 0);
    return (sign === '-' ? -size : size) * second;
  };
}
