import type { Language } from '../core/language';
import { latencyText } from '../core/number-text';
import { latencyAt, phaseAt, type PhaseName, quantileLines, type SeriesPoint } from './over-time';

/** A line of the chart with what it came to: at one step, or over the whole time. */
export interface Figure {
  readonly name: string;
  /** The colour of its line. */
  readonly token: string;
  readonly text: string;
}

interface Whole {
  readonly quantiles: readonly { readonly quantile: number; readonly ms: number }[];
}

export const quantileFigures = (point: SeriesPoint | undefined, whole: Whole | null): Figure[] =>
  quantileLines.toReversed().map(({ quantile, name, token }) => {
    const ms =
      point === undefined
        ? whole?.quantiles.find(each => each.quantile === quantile)?.ms
        : latencyAt(point, quantile);
    return { name, token, text: ms == null ? '–' : latencyText(ms) };
  });

/** Of the whole time nothing is said: a mean of means would be none. */
export const phaseFigures = (
  phases: readonly PhaseName[],
  point: SeriesPoint | undefined,
  t: Language['t'],
): Figure[] =>
  phases.map(name => ({
    name: t(`phase.${name}`),
    token: `--phase-${name}`,
    text: point === undefined ? '' : latencyText(phaseAt(point, name)),
  }));

interface Step {
  /** Both in milliseconds since 1970. */
  readonly fromMs: number;
  readonly untilMs: number;
}

/** Those that happened in a step of the chart. */
export const within = <T extends { readonly at: string }>(
  { fromMs, untilMs }: Step,
  all: readonly T[],
): T[] => all.filter(({ at }) => Date.parse(at) >= fromMs && Date.parse(at) < untilMs);

interface Opening {
  readonly title: string;
  readonly from: string;
  readonly until: string;
}

/** The titles of the windows in which a step lies. A window that was announced later kept nobody from looking then. */
export function announced(
  { fromMs, untilMs }: Step,
  point: SeriesPoint | undefined,
  openings: readonly Opening[],
): string[] {
  if (point === undefined || point.runs.maintenance === 0) return [];
  const open = openings.filter(
    ({ from, until }) => Date.parse(from) < untilMs && Date.parse(until) > fromMs,
  );
  return [...new Set(open.map(({ title }) => title))];
}
