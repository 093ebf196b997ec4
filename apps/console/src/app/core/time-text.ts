import type { LanguageName } from './language';
import { zonedFormat } from './viewer-zone';

const words = {
  en: { s: ' s', min: ' min', h: ' h', d: ' d', ago: ' ago', ahead: 'in ', now: 'now' },
  zh: { s: ' 秒', min: ' 分钟', h: ' 小时', d: ' 天', ago: '前', ahead: '', now: '刚刚' },
} as const;

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A span in its one telling unit: `42 s`, `6 min`, `2 h`, `3 d`. */
export function spanText(ms: number, language: LanguageName): string {
  const unit = words[language];
  const span = Math.max(0, ms);
  if (span < minute) return `${Math.floor(span / second)}${unit.s}`;
  if (span < hour) return `${Math.floor(span / minute)}${unit.min}`;
  if (span < 2 * day) return `${Math.floor(span / hour)}${unit.h}`;
  return `${Math.floor(span / day)}${unit.d}`;
}

/** A moment as seen from now: `12 s ago`, `now`, `in 11 s`. */
export function relativeText(atMs: number, nowMs: number, language: LanguageName): string {
  const { ago, ahead, now } = words[language];
  const span = nowMs - atMs;
  if (Math.abs(span) < second) return now;
  if (span > 0) return `${spanText(span, language)}${ago}`;
  const left = spanText(-span, language);
  return language === 'zh' ? `${left}后` : `${ahead}${left}`;
}

/** The time of day; with the date when it is another day. */
export const exactText = (at: Date, now: Date, locale: string): string =>
  withDay(clockText(at, locale), { at, now, locale });

/** The same without seconds, for what people plan. */
export const plannedText = (at: Date, now: Date, locale: string): string =>
  withDay(clockText(at, locale, { hour: '2-digit', minute: '2-digit' }), { at, now, locale });

function withDay(
  time: string,
  { at, now, locale }: { at: Date; now: Date; locale: string },
): string {
  if (dayOf(at) === dayOf(now)) return time;
  const day = zonedFormat(locale, { weekday: 'short', day: 'numeric', month: 'short' }).format(at);
  return `${day} ${time}`;
}

/** The time of day: `14:03:27`, or as the options ask. */
export const clockText = (
  at: Date,
  locale: string,
  options: Intl.DateTimeFormatOptions = toTheSecond,
): string => zonedFormat(locale, { hourCycle: 'h23', ...options }).format(at);

const toTheSecond = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;

/** Date and time in full, with the zone that they are told in. */
export const momentText = (at: Date, locale: string): string =>
  zonedFormat(locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at);

/** The same for two moments of one day, as the viewer has days. */
const dayOf = (at: Date): string => zonedFormat('en', {}).format(at);
