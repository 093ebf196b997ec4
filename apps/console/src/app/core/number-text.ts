import { counting, type LanguageName } from './language';

/** A latency with its unit: `0.4 ms`, `3.2 ms`, `228 ms`, `1.24 s`, `10 s`. */
export function latencyText(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1000) return `${ms.toFixed(0)} ms`;
  return `${Number((ms / 1000).toFixed(ms < 10_000 ? 2 : 1))} s`;
}

/** `100 %`, `99.94 %`, `0 %`. Never rounded up to 100: one failure must show. */
export function percentText(percent: number): string {
  const shown = percent < 100 ? Math.min(99.99, Math.round(percent * 100) / 100) : 100;
  return `${Number.isInteger(shown) ? shown : shown.toFixed(2)} %`;
}

/** A count with its language's separators: `1,204`. */
export const countText = (count: number, language: LanguageName): string =>
  counting[language].number.format(count);
