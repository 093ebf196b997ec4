import { runsOf, type CronValues } from './cron-field.js';
import { isStar, type CronFields } from './cron-fields.js';
import { durationParts } from './duration.js';
import { isOnly, paceOf, timesOf, twoDigits } from './schedule-words.js';

const dayMs = 86_400_000;
const units: Readonly<Record<string, string>> = {
  day: '天',
  hour: '小时',
  minute: '分钟',
  second: '秒',
};

/** `每 30 秒`, `每 1 小时 30 分钟`, `每天`. */
export function describeIntervalZh(periodMs: number): string {
  const parts =
    periodMs % dayMs === 0 ? [{ amount: periodMs / dayMs, unit: 'day' }] : durationParts(periodMs);
  const [only, ...more] = parts;
  const word = (unit: string) => units[unit] ?? unit;
  if (only?.amount === 1 && more.length === 0) return `每${word(only.unit)}`;
  return `每 ${parts.map(({ amount, unit }) => `${amount} ${word(unit)}`).join(' ')}`;
}

/** `周一至周五 08:00 至 18:59 每 5 分钟，Europe/Berlin 时间`. */
export function describeCronZh(fields: CronFields, timeZone: string | undefined): string {
  const words = [dayWords(fields), timeWords(fields)].filter(part => part !== '').join(' ');
  return timeZone === undefined ? words : `${words}，${timeZone} 时间`;
}

function timeWords(fields: CronFields): string {
  const { second, minute, hour } = fields;
  if (isOnly(second, 0) && isOnly(minute, 0)) {
    const hours = paceWords(hour, 24, '小时') ?? everyHourFrom(hour);
    if (hours !== undefined) return hours;
  }
  const times = timesOf(fields);
  if (times.length === 0) return `${hourWords(fields)}${minuteWords(fields)}`;
  const daily = isStar(fields, 'dayOfMonth') && isStar(fields, 'dayOfWeek');
  const listed = times.join('、');
  return daily && isStar(fields, 'month') ? `每天 ${listed}` : listed;
}

function everyHourFrom(hour: CronValues): string | undefined {
  const [run = [], ...more] = runsOf(hour);
  if (more.length > 0 || run.length < 3) return undefined;
  return `${twoDigits(run[0] ?? 0)}:00 至 ${twoDigits(run.at(-1) ?? 0)}:00 每小时`;
}

function minuteWords({ second, minute }: CronFields): string {
  const minutes = paceWords(minute, 60, '分钟');
  const seconds = paceWords(second, 60, '秒');
  if (minute.length === 60 && seconds !== undefined) return seconds;
  if (isOnly(second, 0)) return minutes ?? `第 ${spanned(minute)} 分`;
  if (minute.length === 60) return `每分钟的第 ${spanned(second)} 秒`;
  return `第 ${spanned(minute)} 分的第 ${spanned(second)} 秒`;
}

function hourWords(fields: CronFields): string {
  const { hour, minute } = fields;
  if (isStar(fields, 'hour')) return paceOf(minute, 60) === undefined ? '每小时' : '';
  const [run, ...more] = runsOf(hour);
  if (run !== undefined && more.length === 0)
    return `${twoDigits(run[0] ?? 0)}:00 至 ${twoDigits(run.at(-1) ?? 0)}:59 `;
  return `${spanned(hour)} 时`;
}

function dayWords(fields: CronFields): string {
  const months = isStar(fields, 'month') ? '' : `${spanned(fields.month)} 月`;
  const dates = isStar(fields, 'dayOfMonth')
    ? undefined
    : `${months === '' ? '每月 ' : months} ${spanned(fields.dayOfMonth)} 日`.replace('  ', ' ');
  if (isStar(fields, 'dayOfWeek')) return dates ?? (months === '' ? '' : `${months}的每天`);
  // A week that ends with Sunday says 周六、周日.
  const week = fields.dayOfWeek.map(day => (day === 0 ? 7 : day)).sort((a, b) => a - b);
  const weekdays = spanned(week, weekdayNames);
  if (dates !== undefined) return `${dates}或${weekdays}`;
  return months === '' ? weekdays : `${months}的${weekdays}`;
}

const weekdayNames = ',周一,周二,周三,周四,周五,周六,周日'.split(',');

/** `每 5 分钟`; undefined where the values do not come at one pace round the clock. */
function paceWords(values: CronValues, size: number, unit: string): string | undefined {
  const step = paceOf(values, size);
  if (step === undefined) return undefined;
  return step === 1 ? `每${unit}` : `每 ${step} ${unit}`;
}

/** `1 至 5、7`, `周一至周五`. */
function spanned(values: CronValues, names?: readonly string[]): string {
  const name = (value: number | undefined) =>
    value === undefined ? '' : (names?.[value] ?? String(value));
  const to = names === undefined ? ' 至 ' : '至';
  return runsOf(values)
    .flatMap(run => (run.length > 2 ? [`${name(run[0])}${to}${name(run.at(-1))}`] : run.map(name)))
    .join('、');
}
