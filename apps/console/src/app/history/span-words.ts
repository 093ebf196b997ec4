import { zonedFormat } from '../core/viewer-zone';

interface Span {
  readonly fromMs: number;
  readonly untilMs: number;
}

const dayMs = 86_400_000;

/** `Tue 3 Nov, 14:00 – 15:00`, `3 Nov – 9 Nov 2025`: as exact as its length calls for, in the viewer's zone. */
export function spanInWords({ fromMs, untilMs }: Span, locale: string): string {
  const format = zonedFormat(locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(untilMs - fromMs >= 60 * dayMs && { year: 'numeric' }),
    ...(untilMs - fromMs < 3 * dayMs && { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  });
  return format.formatRange(fromMs, untilMs);
}
