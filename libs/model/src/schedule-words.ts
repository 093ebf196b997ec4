import { runsOf, type CronValues } from './cron-field.js';
import { isStar, type CronFields } from './cron-fields.js';
import { durationParts } from './duration.js';

const dayMs = 86_400_000;

/** `every 30 seconds`, `every 1 hour 30 minutes`, `every day`. */
export function describeInterval(periodMs: number): string {
  const parts =
    periodMs % dayMs === 0 ? [{ amount: periodMs / dayMs, unit: 'day' }] : durationParts(periodMs);
  const [only, ...more] = parts;
  if (only?.amount === 1 && more.length === 0) return `every ${only.unit}`;
  return `every ${parts.map(({ amount, unit }) => counted(amount, unit)).join(' ')}`;
}

/** `every 5 minutes from 08:00 to 18:59 on Monday to Friday, Europe/Berlin time`. */
export function describeCron(fields: CronFields, timeZone: string | undefined): string {
  const words = [timeWords(fields), dayWords(fields)].filter(part => part !== '').join(' ');
  return timeZone === undefined ? words : `${words}, ${timeZone} time`;
}

function timeWords(fields: CronFields): string {
  const { second, minute, hour } = fields;
  if (isOnly(second, 0) && isOnly(minute, 0)) {
    const pace = paceWords(hour, 24, 'hour') ?? everyHourFrom(hour);
    if (pace !== undefined) return pace;
  }
  const times = timesOf(fields);
  if (times.length > 0) {
    const daily = isStar(fields, 'dayOfMonth') && isStar(fields, 'dayOfWeek');
    return `at ${listed(times)}${daily ? ' every day' : ''}`;
  }
  return `${minuteWords(fields)}${hourWords(fields)}`;
}

function everyHourFrom(hour: CronValues): string | undefined {
  const [run = [], ...more] = runsOf(hour);
  if (more.length > 0 || run.length < 3) return undefined;
  return `every hour from ${twoDigits(run[0] ?? 0)}:00 to ${twoDigits(run.at(-1) ?? 0)}:00`;
}

/** The times of a day, where they are few; empty where they are many. */
export function timesOf(fields: CronFields): string[] {
  const { second, minute, hour } = fields;
  if (second.length > 1 || isStar(fields, 'hour') || minute.length * hour.length > 6) return [];
  const tail = isOnly(second, 0) ? [] : second;
  return hour.flatMap(h => minute.map(m => [h, m, ...tail].map(twoDigits).join(':')));
}

function minuteWords({ second, minute }: CronFields): string {
  const minutes = paceWords(minute, 60, 'minute');
  const seconds = paceWords(second, 60, 'second');
  if (minute.length === 60 && seconds !== undefined) return seconds;
  if (isOnly(second, 0)) return minutes ?? `at ${numbered('minute', minute)}`;
  if (minute.length === 60) return `every minute at ${numbered('second', second)}`;
  return `at ${numbered('second', second)} of ${numbered('minute', minute)}`;
}

function hourWords(fields: CronFields): string {
  const { hour, minute } = fields;
  const paced = paceWords(minute, 60, 'minute') !== undefined;
  const every = paced ? '' : ' of every hour';
  if (isStar(fields, 'hour')) return every;
  const [run, ...more] = runsOf(hour);
  if (run !== undefined && more.length === 0)
    return `${run.length > 1 ? every : ''} from ${twoDigits(run[0] ?? 0)}:00 to ${twoDigits(run.at(-1) ?? 0)}:59`;
  return ` of ${numbered('hour', hour)}`;
}

function dayWords(fields: CronFields): string {
  const months = isStar(fields, 'month') ? undefined : spanned(fields.month, monthNames);
  const dates = isStar(fields, 'dayOfMonth')
    ? undefined
    : `on ${numbered('day', fields.dayOfMonth)} of ${months ?? 'the month'}`;
  if (isStar(fields, 'dayOfWeek')) return dates ?? (months === undefined ? '' : `in ${months}`);
  // A week that ends with Sunday says "Saturday and Sunday".
  const week = fields.dayOfWeek.map(day => (day === 0 ? 7 : day)).sort((a, b) => a - b);
  const weekdays = `on ${spanned(week, weekdayNames)}${months === undefined ? '' : ` in ${months}`}`;
  return dates === undefined ? weekdays : `${dates} or ${weekdays}`;
}

/** The step of values that come at one pace round the clock; undefined where they do not. */
export function paceOf(values: CronValues, size: number): number | undefined {
  const step = size / values.length;
  const even = values.every((value, index) => value === index * step);
  return even && values.length > 1 ? step : undefined;
}

/** `every 5 minutes`. */
function paceWords(values: CronValues, size: number, unit: string): string | undefined {
  const step = paceOf(values, size);
  if (step === undefined) return undefined;
  return step === 1 ? `every ${unit}` : `every ${counted(step, unit)}`;
}

const monthNames = ',January,February,March,April,May,June,July,August,September,October,November,December'.split(','); // prettier-ignore
const weekdayNames = ',Monday,Tuesday,Wednesday,Thursday,Friday,Saturday,Sunday'.split(',');

/** `minute 5`, `minutes 5 to 10 and 30`. */
const numbered = (unit: string, values: CronValues): string =>
  `${unit}${values.length > 1 ? 's' : ''} ${spanned(values)}`;

/** `1 to 5 and 7`, or `Monday to Friday`. */
function spanned(values: CronValues, names?: readonly string[]): string {
  const name = (value: number | undefined) =>
    value === undefined ? '' : (names?.[value] ?? String(value));
  return listed(
    runsOf(values).flatMap(run =>
      run.length > 2 ? [`${name(run[0])} to ${name(run.at(-1))}`] : run.map(name),
    ),
  );
}

const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
const counted = (amount: number, unit: string): string =>
  `${amount} ${unit}${amount === 1 ? '' : 's'}`;
export const isOnly = (values: CronValues, value: number): boolean =>
  values.length === 1 && values[0] === value;
export const twoDigits = (value: number): string => String(value).padStart(2, '0');
