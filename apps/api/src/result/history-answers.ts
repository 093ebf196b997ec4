import {
  type Availability as StoredAvailability,
  cursorText,
  type Durations as StoredDurations,
  type Endings,
  type Latency,
  type Page,
  type Quantiles,
  type ResultRecord,
  type Series as StoredSeries,
  sharesOf,
  type Transition as StoredTransition,
} from '@dialtone/history';
import { type Reason, reasons } from '@dialtone/model';
import type { Availability, RunCounts } from './availability.graphql.js';
import type { ResultPage, Transition, TransitionPage } from './history.graphql.js';
import type { Durations, LatencySummary, PhaseDurations, Series } from './latency.graphql.js';
import { shownVerdicts } from './history-inputs.graphql.js';
import { recorded } from './result-object.js';
import { resultOf } from './stored-result.js';

const reasonOf = (text: string | undefined): Reason | undefined =>
  reasons.find(reason => reason === text);

const pageOf = <T, S>({ items, next }: Page<T>, shown: (item: T) => S) => ({
  items: items.map(shown),
  endCursor: next && cursorText(next),
  hasNextPage: next !== undefined,
});

export const shownResults = (page: Page<ResultRecord>): ResultPage =>
  pageOf(page, record => recorded(resultOf(record)));

export const shownTransitions = (page: Page<StoredTransition>): TransitionPage =>
  pageOf(page, shownTransition);

const shownTransition = ({
  at,
  ending,
  endedAt,
  reason,
  message,
}: StoredTransition): Transition => ({
  at: new Date(at),
  ending: shownVerdicts[ending],
  endedAt: endedAt === undefined ? undefined : new Date(endedAt),
  durationMs: endedAt === undefined ? undefined : endedAt - at,
  reason: reasonOf(reason),
  message,
});

/** What counts of planned runs say, as the API shows it. */
export function shownRuns(endings: Endings): RunCounts {
  const { planned, availability, coverage } = sharesOf(endings);
  return {
    ...endings,
    planned,
    availability: availability && availability * 100,
    coverage: coverage && coverage * 100,
  };
}

export const shownAvailability = ({ from, until, probes }: StoredAvailability): Availability[] =>
  probes.map(({ probeId, endings, outages, longestOutageMs, meanTimeToRecoverMs }) => ({
    probeId,
    from: new Date(from),
    until: new Date(until),
    runs: shownRuns(endings),
    outages,
    longestOutageMs,
    meanTimeToRecoverMs,
  }));

export const shownDurations = (
  { count, minMs, meanMs, maxMs, quantilesMs }: StoredDurations,
  parts: readonly number[],
): Durations => ({
  ...{ count, minMs, meanMs, maxMs },
  quantiles: quantilesMs.map((ms, place) => ({ quantile: parts[place] ?? NaN, ms })),
});

const shownPhase = (
  phase: StoredDurations & { readonly name: string },
  parts: readonly number[],
): PhaseDurations => Object.assign(shownDurations(phase, parts), { name: phase.name });

const shownLatency = ({ whole, phases }: Latency, parts: readonly number[]) => ({
  latency: whole && shownDurations(whole, parts),
  phases: phases.map(phase => shownPhase(phase, parts)),
});

export const shownSummary = (told: Quantiles, quantiles: readonly number[]): LatencySummary => ({
  from: new Date(told.from),
  until: new Date(told.until),
  ...shownLatency(told, quantiles),
});

export const shownSeries = (series: StoredSeries, quantiles: readonly number[]): Series => ({
  from: new Date(series.from),
  until: new Date(series.until),
  stepMinutes: series.stepMs / 60_000,
  points: series.points.map(point => ({
    at: new Date(point.at),
    runs: shownRuns(point.endings),
    ...shownLatency(point, quantiles),
  })),
});
