import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFields, writeFields, type CronFields } from './cron-fields.js';
import { nextMoment, parseSchedule, shortestGapMs } from './schedule.js';
import { aSchedule } from './testing/a-schedule.js';

/** A field, and the values that it means when they are simply tried one by one. */
const field = (least: number, most: number) => {
  const value = fc.integer({ min: least, max: most });
  const step = fc.integer({ min: 1, max: most });
  const all = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  const part = fc.oneof(
    fc.constantFrom({ text: '*', values: all, star: true }),
    value.map(at => ({ text: String(at), values: [at], star: false })),
    fc.tuple(value, step).map(([from, by]) => ({
      text: `${from}/${by}`,
      values: all.filter(at => at >= from && (at - from) % by === 0),
      star: false,
    })),
    step.map(by => ({
      text: `*/${by}`,
      values: all.filter(at => (at - least) % by === 0),
      star: by === 1,
    })),
    fc.tuple(value, value, step).map(([a, b, by]) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      return {
        text: `${low}-${high}/${by}`,
        values: all.filter(at => at >= low && at <= high && (at - low) % by === 0),
        star: false,
      };
    }),
  );
  return fc.array(part, { minLength: 1, maxLength: 2 }).map(parts => ({
    text: parts.map(({ text }) => text).join(','),
    values: new Set(parts.flatMap(({ values }) => values)),
    star: parts.some(({ star }) => star),
  }));
};

const fields = fc.record({
  second: field(0, 59),
  minute: field(0, 59),
  hour: field(0, 23),
  dayOfMonth: field(1, 31),
  month: field(1, 12),
  dayOfWeek: field(0, 6),
});
type Cron = typeof fields extends fc.Arbitrary<infer T> ? T : never;

const textOf = ({ second, minute, hour, dayOfMonth, month, dayOfWeek }: Cron): string =>
  [second, minute, hour, dayOfMonth, month, dayOfWeek].map(({ text }) => text).join(' ');

/** Without those that never come, such as the 31st of April. */
const cron = fields.filter(cron => parseSchedule(textOf(cron)).ok);

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'Asia/Kathmandu'];
const zone = fc.constantFrom(...zones);
/** About the days on which clocks change, and any others. */
const instant = fc
  .oneof(
    fc.constantFrom(
      Date.parse('2026-03-08T07:00:00Z'),
      Date.parse('2026-11-01T06:00:00Z'),
      Date.parse('2026-03-29T01:00:00Z'),
      Date.parse('2026-10-25T01:00:00Z'),
      Date.parse('2026-10-03T15:30:00Z'),
      Date.parse('2026-04-04T15:00:00Z'),
    ),
    fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2040, 0, 1) }),
  )
  .chain(near => fc.integer({ min: near - 7_200_000, max: near + 7_200_000 }));

const formats = new Map(
  zones.map(timeZone => [
    timeZone,
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    }),
  ]),
);

/** What the wall clock shows, asked of Intl for this very instant. */
function wall(instant: number, timeZone: string): Date {
  const parts = formats.get(timeZone)?.formatToParts(instant) ?? [];
  const read = (type: string) => Number(parts.find(part => part.type === type)?.value);
  return new Date(
    Date.UTC(read('year'), read('month') - 1, read('day'), read('hour'), read('minute'), read('second')),
  ); // prettier-ignore
}

/** robfig's rule, written down once more and in the plainest way. */
function matches({ second, minute, hour, dayOfMonth, month, dayOfWeek }: Cron, at: Date): boolean {
  const byDate = dayOfMonth.values.has(at.getUTCDate());
  const byWeekday = dayOfWeek.values.has(at.getUTCDay());
  return (
    second.values.has(at.getUTCSeconds()) &&
    minute.values.has(at.getUTCMinutes()) &&
    hour.values.has(at.getUTCHours()) &&
    month.values.has(at.getUTCMonth() + 1) &&
    (dayOfMonth.star || dayOfWeek.star ? byDate && byWeekday : byDate || byWeekday)
  );
}

function next(cron: Cron, after: number, timeZone: string): number {
  return nextMoment(aSchedule(textOf(cron)), new Date(after), timeZone)?.getTime() ?? Number.NaN;
}

// Seconds of counting on an idle machine; a busy one may take its time.
describe('for any cron text, instant and zone', { timeout: 60_000 }, () => {
  it('the next moment is later, on the second, and one that the fields name', () => {
    fc.assert(
      fc.property(cron, instant, zone, (cron, after, timeZone) => {
        const moment = next(cron, after, timeZone);
        expect(moment).toBeGreaterThan(after);
        expect(moment % 1000).toBe(0);
        expect(matches(cron, wall(moment, timeZone))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('no moment before it is passed over', () => {
    fc.assert(
      fc.property(cron, instant, zone, (cron, after, timeZone) => {
        const end = Math.min(next(cron, after, timeZone), after + 3 * 3_600_000);
        // Offsets change on the quarter of an hour only.
        for (let quarter = Math.floor(after / 900_000) * 900_000; quarter < end; quarter += 900_000) {
          const offset = wall(quarter, timeZone).getTime() - quarter;
          for (let at = quarter; at < Math.min(end, quarter + 900_000); at += 1000)
            if (at > after && matches(cron, new Date(at + offset)))
              expect.fail(`${textOf(cron)} skips ${new Date(at).toISOString()} in ${timeZone}`);
        }
      }),
      { numRuns: 100 },
    ); // prettier-ignore
  });

  it('a later question never has an earlier answer', () => {
    fc.assert(
      fc.property(cron, instant, fc.nat(10_000_000), zone, (cron, after, more, timeZone) => {
        expect(next(cron, after + more, timeZone)).toBeGreaterThanOrEqual(
          next(cron, after, timeZone),
        );
      }),
    );
  });

  it('no two moments are closer than the shortest gap', () => {
    fc.assert(
      fc.property(cron, instant, zone, (cron, after, timeZone) => {
        const shortest = shortestGapMs(aSchedule(textOf(cron)), timeZone);
        let moment = next(cron, Math.max(after, Date.UTC(2026, 0, 1)), timeZone);
        for (let count = 0; count < 20; count += 1) {
          const following = next(cron, moment, timeZone);
          // Rules of other years may differ: the gap is that of the rules of today.
          if (!(following < Date.UTC(2037, 0, 1))) break;
          expect(following - moment).toBeGreaterThanOrEqual(shortest);
          moment = following;
        }
      }),
    );
  });

  it('the normal form means the same and is its own normal form', () => {
    const read = (text: string): CronFields => {
      const fields = readFields(text.split(' '));
      if (!fields.ok) throw new Error(fields.problem);
      return fields.fields;
    };
    fc.assert(
      fc.property(cron, cron => {
        const fields = read(textOf(cron));
        expect(read(writeFields(fields))).toEqual(fields);
        expect(writeFields(read(writeFields(fields)))).toBe(writeFields(fields));
        expect(new Set(fields.minute)).toEqual(cron.minute.values);
      }),
    );
  });
});
