import { clockText } from '../core/time-text';
import { zonedFormat } from '../core/viewer-zone';

const daySeconds = 86_400;

/** What stands below an axis of time: clocks within a day, and the date wherever another day begins. */
export function timeTicks(
  seconds: readonly number[],
  stepSeconds: number,
  locale: string,
): string[] {
  const dayAt = (second: number) =>
    zonedFormat(locale, { day: 'numeric', month: 'short' }).format(second * 1000);
  return seconds.map((second, index) => {
    const at = new Date(second * 1000);
    if (stepSeconds >= 28 * daySeconds)
      return zonedFormat(locale, { month: 'short', year: 'numeric' }).format(at);
    const day = dayAt(second);
    const before = seconds[index - 1];
    if (stepSeconds >= daySeconds || (before !== undefined && dayAt(before) !== day)) return day;
    return clockText(at, locale, {
      hour: '2-digit',
      minute: '2-digit',
      ...(stepSeconds < 60 && { second: '2-digit' }),
    });
  });
}

export const latencyTick = (ms: number): string => (ms >= 1000 ? `${ms / 1000} s` : `${ms} ms`);
