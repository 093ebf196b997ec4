import { fieldsOf, namesDay, type CronFields } from './cron-fields.js';
import type { Span } from './ending.js';
import { remembered } from './remembered.js';
import { clipped, joined, singles } from './span.js';
import { zoneSegment } from './zone.js';

const second = 1000;
const hour = 3600 * second;
const day = 24 * hour;

/** The time after `after`, up to `until` and with it. Milliseconds since 1970. */
export interface Stretch {
  readonly after: number;
  readonly until: number;
}

/** What a day that is named looks like: in each of its hours the same spans, told from the hour's start. */
interface Pattern {
  readonly fields: CronFields;
  readonly withinHour: readonly Span[];
}

const patterns = remembered(256, (expression): Pattern => {
  const fields = fieldsOf(expression.split(' '));
  const moments = fields.minute.flatMap(m => fields.second.map(s => (m * 60 + s) * second));
  return { fields, withinHour: [...joined(singles(moments))] };
});

/** The moments of an expression, as `nextCronMoment` would name them one by one, as evenly spaced spans in order. */
export function cronSpans(expression: string, timeZone: string, stretch: Stretch): Generator<Span> {
  return joined(spansByHour(patterns(expression), timeZone, stretch));
}

function* spansByHour(
  pattern: Pattern,
  timeZone: string,
  { after, until }: Stretch,
): Generator<Span> {
  let from = after + 1;
  while (from <= until) {
    const { to, offsetMs } = zoneSegment(timeZone, from);
    const wall = { firstAt: from + offsetMs, lastAt: Math.min(until, to - 1) + offsetMs };
    for (const span of spansOnTheWall(pattern, wall)) yield moved(span, -offsetMs);
    from = to;
  }
}

type Limits = Pick<Span, 'firstAt' | 'lastAt'>;

/** Wall time is counted as if it were UTC. */
function* spansOnTheWall({ fields, withinHour }: Pattern, limits: Limits): Generator<Span> {
  for (let at = Math.floor(limits.firstAt / day) * day; at <= limits.lastAt; at += day) {
    if (!namesDay(fields, new Date(at))) continue;
    for (const named of fields.hour) {
      const start = at + named * hour;
      if (start + hour <= limits.firstAt || start > limits.lastAt) continue;
      for (const span of withinHour) {
        const inside = clipped(moved(span, start), limits);
        if (inside !== undefined) yield inside;
      }
    }
  }
}

const moved = ({ firstAt, lastAt, runs }: Span, byMs: number): Span => ({
  firstAt: firstAt + byMs,
  lastAt: lastAt + byMs,
  runs,
});
