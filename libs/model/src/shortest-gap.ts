import type { CronValues } from './cron-field.js';
import { isStar, namesDay, type CronFields } from './cron-fields.js';
import { lastMomentOf, nextCronMoment } from './cron-moments.js';
import { zoneSegment } from './zone.js';

const second = 1000;
const daySeconds = 86_400;

/**
 * The shortest time between two moments of a cron text: on the wall clock, or across a change of the clocks.
 * @returns milliseconds
 */
export function shortestCronGap(expression: string, fields: CronFields, timeZone: string): number {
  const onTheWall = wallGapSeconds(fields) * second;
  return Math.min(onTheWall, ...gapsAcrossChanges(expression, fields, timeZone));
}

function wallGapSeconds(fields: CronFields): number {
  const gaps = [...gapsWithinDay(fields)];
  const [first, last] = endsOf(fields);
  // A night is shorter than any other gap only where the day begins late and ends early.
  const night = daySeconds - (last - first);
  const shortest = Math.min(...gaps, Number.POSITIVE_INFINITY);
  if (night >= shortest) return shortest;
  return Math.min(shortest, fewestDaysBetween(fields) * daySeconds - (last - first));
}

/** Between neighbours of the seconds, of the minutes and of the hours. */
function gapsWithinDay({ second, minute, hour }: CronFields): number[] {
  const minuteSpan = spanOf(second);
  const hourSpan = spanOf(minute) * 60 + minuteSpan;
  return [
    ...stepsBetween(second),
    ...stepsBetween(minute).map(step => step * 60 - minuteSpan),
    ...stepsBetween(hour).map(step => step * 3600 - hourSpan),
  ];
}

/** The first and the last second of a day. */
function endsOf({ second, minute, hour }: CronFields): [number, number] {
  const at = (index: 0 | -1) =>
    (hour.at(index) ?? 0) * 3600 + (minute.at(index) ?? 0) * 60 + (second.at(index) ?? 0);
  return [at(0), at(-1)];
}

const spanOf = (values: CronValues): number => (values.at(-1) ?? 0) - (values[0] ?? 0);

const stepsBetween = (values: CronValues): number[] =>
  values.slice(1).map((value, index) => value - (values[index] ?? value));

/** 28 years hold every order of leap years and weekdays; a few more, every neighbourhood of two of them. */
const calendar = { from: Date.UTC(2001, 0, 1), days: 40 * 366 };

function fewestDaysBetween(fields: CronFields): number {
  let fewest = Number.POSITIVE_INFINITY;
  let previous: number | undefined;
  for (let day = 0; day < calendar.days; day += 1) {
    if (!namesDay(fields, new Date(calendar.from + day * daySeconds * second))) continue;
    if (previous !== undefined) fewest = Math.min(fewest, day - previous);
    if (fewest === 1) break;
    previous = day;
  }
  return fewest;
}

/** Fixed, so that the answer does not depend on when it is asked for. */
const changes = { from: Date.UTC(2026, 0, 1), to: Date.UTC(2038, 0, 1) };

/** A change of the clocks brings the moments before and after it closer, or names one of them twice. */
function* gapsAcrossChanges(
  expression: string,
  fields: CronFields,
  timeZone: string,
): Generator<number> {
  const hourly = (['hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const).every(key =>
    isStar(fields, key),
  );
  let segment = zoneSegment(timeZone, changes.from);
  let before: number | undefined;
  while (segment.to < changes.to) {
    const following = zoneSegment(timeZone, segment.to);
    // Whole hours are nothing to a text that does not look at the hour.
    if (!hourly || (following.offsetMs - segment.offsetMs) % 3_600_000 !== 0) {
      before = lastMomentOf(expression, segment) ?? before;
      const after = nextCronMoment(expression, timeZone, segment.to - 1);
      if (before !== undefined && after !== undefined) yield after - before;
    }
    segment = following;
  }
}
