import type { LatencyOverTimeQuery } from '../core/gql/graphql';
import type { BandKind, PlotBand, PlotLine } from '../ui/plot';

type Series = LatencyOverTimeQuery['series'];
export type SeriesPoint = Series['points'][number];
type Transitions = LatencyOverTimeQuery['transitions']['items'];

/** The parts of a check in the order in which they go. */
export const phaseNames = ['resolve', 'connect', 'tls', 'processing', 'transfer'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** A place for each step of the series, in the order of time; empty where the API says nothing. */
export interface Grid {
  /** Milliseconds since 1970. */
  readonly times: readonly number[];
  readonly points: readonly (SeriesPoint | undefined)[];
  readonly stepMs: number;
}

export function gridOf({ from, until, stepMinutes, points }: Series): Grid {
  const stepMs = stepMinutes * 60_000;
  const first = Math.floor(Date.parse(from) / stepMs);
  const count = Math.max(0, Math.ceil(Date.parse(until) / stepMs) - first);
  const places = new Map(points.map(point => [Math.floor(Date.parse(point.at) / stepMs), point]));
  const steps = Array.from({ length: count }, (_, index) => first + index);
  return {
    stepMs,
    times: steps.map(step => step * stepMs),
    points: steps.map(step => places.get(step)),
  };
}

export const quantileLines = [
  { quantile: 0.99, name: 'p99', token: '--quantile-99' },
  { quantile: 0.95, name: 'p95', token: '--quantile-95' },
  { quantile: 0.5, name: 'p50', token: '--quantile-50' },
] as const;

export const latencyAt = (point: SeriesPoint | undefined, quantile: number): number | null =>
  point?.latency?.quantiles.find(each => each.quantile === quantile)?.ms ?? null;

/** The highest first, so that the lower ones are drawn over it. */
export const quantilesOf = ({ points }: Grid): PlotLine[] =>
  quantileLines.map(({ quantile, token }) => ({
    token,
    width: quantile === 0.5 ? 2 : 1.5,
    filled: false,
    values: points.map(point => latencyAt(point, quantile)),
  }));

/** What each part took on average, one upon the other; the whole comes first, for the parts before it cover it. */
export function phasesOf({ points }: Grid, names: readonly PhaseName[]): PlotLine[] {
  const stacked = names.map((name, index) => ({
    token: `--phase-${name}`,
    width: 0,
    filled: true,
    values: points.map(point =>
      point === undefined || point.latency === null
        ? null
        : names.slice(0, index + 1).reduce((sum, each) => sum + phaseAt(point, each), 0),
    ),
  }));
  return stacked.reverse();
}

export const phaseAt = ({ phases }: SeriesPoint, name: string): number =>
  phases.find(phase => phase.name === name)?.meanMs ?? 0;

/** The parts that any check of the time had. */
export const phasesIn = ({ points }: Grid): PhaseName[] =>
  phaseNames.filter(name => points.some(point => point?.phases.some(each => each.name === name)));

const kindOf: Readonly<Record<string, BandKind>> = {
  DOWN: 'down',
  DEGRADED: 'degraded',
  PAUSED: 'paused',
};

/** When it was down, degraded or paused, by its changes of state. */
export const bandsOfTransitions = (transitions: Transitions, nowMs: number): PlotBand[] =>
  transitions.flatMap(({ at, ending, endedAt }) => {
    const kind = kindOf[ending];
    const untilMs = endedAt === null ? nowMs : Date.parse(endedAt);
    return kind === undefined ? [] : [{ kind, fromMs: Date.parse(at), untilMs }];
  });

/** When it was in maintenance, and when nobody knows, by how the planned runs of each step ended; neighbours joined. */
export function bandsOfRuns({ times, points, stepMs }: Grid): PlotBand[] {
  const bands: PlotBand[] = [];
  points.forEach((point, index) => {
    const kind = point && kindOfRuns(point);
    const fromMs = times[index] ?? 0;
    if (kind === undefined) return;
    const last = bands.at(-1);
    if (last?.kind === kind && last.untilMs === fromMs)
      bands[bands.length - 1] = { ...last, untilMs: fromMs + stepMs };
    else bands.push({ kind, fromMs, untilMs: fromMs + stepMs });
  });
  return bands;
}

function kindOfRuns({ runs }: SeriesPoint): BandKind | undefined {
  const looked = runs.up + runs.degraded + runs.down;
  if (runs.maintenance > looked) return 'maintenance';
  const unknown = Object.values(runs.unknown).reduce<number>(
    (sum, count) => sum + (typeof count === 'number' ? count : 0),
    0,
  );
  return unknown > looked ? 'unknown' : undefined;
}
