import { windows as availabilityWindows } from './windows';

/** The windows that the chart can be set to, with their length in days. */
export const chartWindows = { HOUR: 1 / 24, ...availabilityWindows } as const;
export type ChartWindow = keyof typeof chartWindows;
export const chartWindowNames = Object.keys(chartWindows) as ChartWindow[];

/** The time that the chart shows. */
export interface ChartSpan {
  readonly fromMs: number;
  readonly untilMs: number;
  /** Whether it ends now and goes on with the time. */
  readonly live: boolean;
}

/** As the url has it: a window that ends now, or two moments (ISO 8601). */
export interface SpanQuery {
  readonly window: string | undefined;
  readonly from: string | undefined;
  readonly until: string | undefined;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
const shortestMs = 10 * minuteMs;
const longestMs = 730 * dayMs;

export const chartWindowNamed = (text: string | undefined): ChartWindow =>
  chartWindowNames.find(name => name === text?.toUpperCase()) ?? 'DAY';

/** What is asked for, as far as it makes sense: an address may have been typed by hand. */
export function spanOf({ window, from, until }: SpanQuery, nowMs: number): ChartSpan {
  const [fromMs, untilMs] = [Date.parse(from ?? ''), Date.parse(until ?? '')];
  if (fromMs < untilMs && fromMs < nowMs) return held({ fromMs, untilMs }, nowMs);
  const length = chartWindows[chartWindowNamed(window)] * dayMs;
  return { fromMs: nowMs - length, untilMs: nowMs, live: true };
}

/** Neither shorter nor longer than a chart can show, and not in the future. */
export function held(
  { fromMs, untilMs }: { readonly fromMs: number; readonly untilMs: number },
  nowMs: number,
): ChartSpan {
  const length = Math.min(Math.max(untilMs - fromMs, shortestMs), longestMs);
  const end = Math.min((fromMs + untilMs + length) / 2, nowMs);
  return { fromMs: Math.round(end - length), untilMs: Math.round(end), live: false };
}

/** The same middle, so many times as long. */
export function scaled({ fromMs, untilMs }: ChartSpan, by: number, nowMs: number): ChartSpan {
  const [middle, half] = [(fromMs + untilMs) / 2, ((untilMs - fromMs) * by) / 2];
  return held({ fromMs: middle - half, untilMs: middle + half }, nowMs);
}

/** Earlier or later by a part of its length. */
export function moved({ fromMs, untilMs }: ChartSpan, part: number, nowMs: number): ChartSpan {
  const by = (untilMs - fromMs) * part;
  return held({ fromMs: fromMs + by, untilMs: untilMs + by }, nowMs);
}

const stepsMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880];
const mostPoints = 200;

/** The finest round step that does not crowd the chart, in minutes. */
export function stepMinutesOf({ fromMs, untilMs }: ChartSpan): number {
  const least = (untilMs - fromMs) / minuteMs / mostPoints;
  return stepsMinutes.find(step => step >= least) ?? 4320;
}

/** The chart's time as the url holds it; what is absent is taken out of it. */
export const queryOf = ({ fromMs, untilMs }: ChartSpan) => ({
  window: null,
  from: new Date(fromMs).toISOString(),
  until: new Date(untilMs).toISOString(),
});
