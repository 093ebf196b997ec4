import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextCronMoment } from './cron-moments.js';
import { cronSpans, type Stretch } from './cron-spans.js';
import type { Span } from './ending.js';
import { stepOf } from './span.js';

/** Every moment of the spans, one by one. */
const momentsOf = (spans: Iterable<Span>): number[] =>
  [...spans].flatMap(span =>
    Array.from({ length: span.runs }, (_, index) => span.firstAt + index * (stepOf(span) ?? 0)),
  );

function oneByOne(expression: string, timeZone: string, { after, until }: Stretch): number[] {
  const moments: number[] = [];
  for (let at: number | undefined = after; ; moments.push(at)) {
    at = nextCronMoment(expression, timeZone, at);
    if (at === undefined || at > until) return moments;
  }
}

const some = (least: number, most: number) =>
  fc
    .uniqueArray(fc.integer({ min: least, max: most }), { minLength: 1, maxLength: 3 })
    .map(values => values.sort((a, b) => a - b).join(','));
const field = (least: number, most: number) =>
  fc.oneof(
    fc.constant('*'),
    fc.constantFrom(2, 5, 7, 15, 20).map(step => `*/${step}`),
    some(least, most),
  );
const fewSeconds = fc.oneof(fc.constantFrom('0', '*/20', '0,7'), some(0, 59));
const expression = fc
  .tuple(
    fewSeconds,
    field(0, 59),
    field(0, 23),
    fc.constantFrom('*', '1-20'),
    fc.constantFrom('*', '1-5'),
  )
  .map(
    ([second, minute, hour, date, weekday]) => `${second} ${minute} ${hour} ${date} * ${weekday}`,
  );
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kolkata');
/** Beside a change of the clocks as often as not. */
const after = fc.oneof(
  fc.integer({ min: -86_400_000, max: 86_400_000 }).map(ms => Date.UTC(2026, 2, 29) + ms),
  fc.integer({ min: -86_400_000, max: 86_400_000 }).map(ms => Date.UTC(2026, 9, 25) + ms),
  fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) }),
);

describe('the spans of a cron text', () => {
  it('hold the moments that it names, each once and in order', () => {
    fc.assert(
      fc.property(
        expression,
        zone,
        after,
        fc.integer({ min: 1, max: 60 }),
        (text, where, from, hours) => {
          const stretch = { after: from, until: from + hours * 3_600_000 };
          expect(momentsOf(cronSpans(text, where, stretch))).toEqual(
            oneByOne(text, where, stretch),
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('are one for a year of every second, and found at once', () => {
    const after = Date.UTC(2025, 11, 31, 23, 59, 59);
    const until = Date.UTC(2026, 11, 31, 23, 59, 59);
    expect([...cronSpans('* * * * * *', 'UTC', { after, until })]).toEqual([
      { firstAt: after + 1000, lastAt: until, runs: 365 * 86_400 },
    ]);
  });

  it('split where the spacing changes', () => {
    const monday = Date.UTC(2026, 0, 5);
    const spans = [
      ...cronSpans('0 0 8 * * 1-5', 'UTC', { after: monday, until: monday + 14 * 86_400_000 }),
    ];
    expect(spans.map(({ runs }) => runs)).toEqual([5, 5]);
  });

  it('are none where the text names no moment', () => {
    expect([...cronSpans('0 0 8 * * *', 'UTC', { after: 0, until: 3_600_000 })]).toEqual([]);
    expect([...cronSpans('* * * * * *', 'UTC', { after: 5000, until: 5000 })]).toEqual([]);
  });
});
