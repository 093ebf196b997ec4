const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const week = 7 * day;

/** The units of Go, then GVA's, then those of Chinese labels; in milliseconds. */
const units: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  μs: 1e-3,
  ms: 1,
  s: second,
  m: minute,
  h: hour,
  d: day,
  w: week,
  秒: second,
  秒钟: second,
  分: minute,
  分钟: minute,
  时: hour,
  小时: hour,
  天: day,
  日: day,
  周: week,
  星期: week,
};

const number = String.raw`(?:\d+(?:\.\d*)?|\.\d+)`;
const unit = Object.keys(units)
  .sort((a, b) => b.length - a.length)
  .join('|');
const part = new RegExp(`(${number})个?(${unit})`, 'giu');
const whole = new RegExp(`^(?:${number}个?(?:${unit}))+$`, 'iu');
const each = new RegExp(`^每隔?个?(${unit})$`, 'iu');

/**
 * Reads `90s`, `1h30m`, `1.5h`, `500ms`, `1d`, `30秒`, `每5分钟`, `每天`.
 * @returns milliseconds, undefined when the text is no duration
 */
export function readDuration(text: string): number | undefined {
  const bare = text.replaceAll(' ', '');
  const single = each.exec(bare)?.[1];
  if (single !== undefined) return units[single];
  const amounts = bare.replace(/^每隔?/u, '');
  if (!whole.test(amounts)) return undefined;
  let sum = 0;
  for (const [, amount, name] of amounts.matchAll(part))
    sum += Number(amount) * (units[name?.toLowerCase() ?? ''] ?? Number.NaN);
  // Whole nanoseconds, as Go counts: 2.3m must not end a hair below 138 s.
  return Math.round(sum * 1e6) / 1e6;
}

/** Whole seconds as Go writes them, without the zeros: `1h30m`. */
export function writeDuration(durationMs: number): string {
  return durationParts(durationMs)
    .map(({ amount, unit }) => `${amount}${unit.charAt(0)}`)
    .join('');
}

export interface DurationPart {
  readonly amount: number;
  readonly unit: 'hour' | 'minute' | 'second';
}

/** The hours, minutes and seconds of a duration; those that are zero are left out. */
export function durationParts(durationMs: number): DurationPart[] {
  const parts: DurationPart[] = [
    { amount: Math.floor(durationMs / hour), unit: 'hour' },
    { amount: Math.floor((durationMs % hour) / minute), unit: 'minute' },
    { amount: Math.floor((durationMs % minute) / second), unit: 'second' },
  ];
  return parts.filter(({ amount }) => amount > 0);
}
