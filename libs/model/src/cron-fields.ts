import {
  fieldProblem,
  readField,
  writeField,
  type CronField,
  type CronValues,
} from './cron-field.js';
import { quote } from './problem.js';

/** What a cron text names, field by field. */
export interface CronFields {
  readonly second: CronValues;
  readonly minute: CronValues;
  readonly hour: CronValues;
  /** A day is named by either of the day fields; a star in one of them leaves it to the other. */
  readonly dayOfMonth: CronValues;
  readonly month: CronValues;
  /** 0 is Sunday, 6 is Saturday. */
  readonly dayOfWeek: CronValues;
}

const number = (title: string, least: number, most: number): CronField => ({
  title,
  least,
  most,
  names: [],
  holds: `${least} to ${most}`,
});

const order = ['second', 'minute', 'hour', 'dayOfMonth', 'month', 'dayOfWeek'] as const;
const fields: { readonly [K in keyof CronFields]: CronField } = {
  second: number('second', 0, 59),
  minute: number('minute', 0, 59),
  hour: number('hour', 0, 23),
  dayOfMonth: number('day-of-month', 1, 31),
  month: {
    title: 'month',
    least: 1,
    most: 12,
    names: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' '),
    holds: '1 to 12, JAN to DEC',
  },
  dayOfWeek: {
    title: 'day-of-week',
    least: 0,
    most: 6,
    names: 'SUN MON TUE WED THU FRI SAT'.split(' '),
    holds: '0 to 7 (0 and 7 are Sunday), SUN to SAT',
  },
};

export type ReadFields =
  | { readonly ok: true; readonly fields: CronFields }
  | { readonly ok: false; readonly problem: string };

/** Reads six fields, from seconds to day of week, with robfig's meaning. */
export function readFields(words: readonly string[]): ReadFields {
  const problems: string[] = [];
  const read = (key: keyof CronFields): CronValues => {
    const text = words[order.indexOf(key)] ?? '';
    const field = readField(text, fields[key]);
    if ('values' in field) return field.values;
    problems.push(fieldProblem(quote(field.wrong), fields[key]));
    return [];
  };
  const values: CronFields = {
    second: read('second'),
    minute: read('minute'),
    hour: read('hour'),
    dayOfMonth: read('dayOfMonth'),
    month: read('month'),
    dayOfWeek: read('dayOfWeek'),
  };
  if (problems.length > 0) return { ok: false, problem: problems.join(' ') };
  return { ok: true, fields: withEveryDayAsStars(values, words) };
}

/** The fields of an expression that was written here. */
export function fieldsOf(words: readonly string[]): CronFields {
  const read = readFields(words);
  if (!read.ok)
    throw new Error(`A schedule holds an expression that cannot be read: ${read.problem}`);
  return read.fields;
}

/**
 * robfig tells `*` from `1-31`: beside another day field the one leaves it to that, the other names every day anyway.
 * Once the latter is written as two stars, a field that holds all of its values is always a star.
 */
function withEveryDayAsStars(values: CronFields, words: readonly string[]): CronFields {
  const named = (['dayOfMonth', 'dayOfWeek'] as const).some(
    key => isStar(values, key) && !isWrittenAsStar(words[order.indexOf(key)] ?? ''),
  );
  if (!named) return values;
  return { ...values, dayOfMonth: everyValue('dayOfMonth'), dayOfWeek: everyValue('dayOfWeek') };
}

const isWrittenAsStar = (text: string): boolean =>
  text.split(',').some(part => /^[*?](?:\/0*1)?$/u.test(part));

function everyValue(key: keyof CronFields): CronValues {
  const { least, most } = fields[key];
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

/** Whether a field holds all of its values. */
export const isStar = (values: CronFields, key: keyof CronFields): boolean =>
  values[key].length === fields[key].most - fields[key].least + 1;

/** Six fields as text. Equal meanings are written alike. */
export const writeFields = (values: CronFields): string =>
  order.map(key => writeField(values[key], fields[key])).join(' ');

/** Whether the fields name the day of a date, which is read in UTC. */
export function namesDay(fields: CronFields, date: Date): boolean {
  if (!fields.month.includes(date.getUTCMonth() + 1)) return false;
  const byDate = fields.dayOfMonth.includes(date.getUTCDate());
  const byWeekday = fields.dayOfWeek.includes(date.getUTCDay());
  const starred = isStar(fields, 'dayOfMonth') || isStar(fields, 'dayOfWeek');
  return starred ? byDate && byWeekday : byDate || byWeekday;
}

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether any year holds a day that the fields name: the 30th of February never comes. */
export function everComes(values: CronFields): boolean {
  if (!isStar(values, 'dayOfWeek')) return true;
  const [firstDay = 1] = values.dayOfMonth;
  return values.month.some(month => firstDay <= (longestMonths[month - 1] ?? 0));
}
