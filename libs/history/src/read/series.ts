import type { Gap } from '../batch.js';
import type { Statements } from '../sql.js';
import { LatencyProfile } from '../latency.js';
import { type Latency, latencyOf } from './durations.js';
import { gapsIn, runsIn } from './gaps.js';
import { giveWay } from '../give-way.js';
import { lengthMs, levels } from '../levels.js';
import type { Kept } from '../kept.js';
import type { Window } from './plan.js';
import { addRows, type Sink } from './profile-rows.js';
import { readingOf, type WindowQuery } from './reading.js';
import { type Endings, Tally } from './tally.js';

/** The most points that one answer holds. */
export const mostPoints = 2000;

/** Results that are read one by one although they are rolled up: a day of them at one a second. */
const fineMs = lengthMs.days;

/** Points whose quantiles are told at a time: some milliseconds, in which this thread writes nothing. */
const pointsAtOnce = 50;

export interface SeriesQuery extends WindowQuery {
  readonly probeIds: readonly number[];
  /** From one point to the next, in milliseconds: whole minutes. */
  readonly stepMs: number;
  /** Each from 0 to 1. */
  readonly quantiles: readonly number[];
}

/** What the planned runs and the checks of one step came to. */
export interface SeriesPoint extends Latency {
  /** Where its step begins, in milliseconds since 1970. */
  readonly at: number;
  readonly endings: Endings;
}

export interface Series {
  readonly from: number;
  readonly until: number;
  /** Coarser than asked for where nothing finer is kept. */
  readonly stepMs: number;
  /** In the order of time; those in which nothing was planned and nothing finished are left out. */
  readonly points: readonly SeriesPoint[];
}

/** Steps begin at whole multiples since 1970, so that the rows of the rollups fit into them. */
export async function seriesOf(sql: Statements, query: SeriesQuery, kept: Kept): Promise<Series> {
  const results = isFine(query, kept) ? 'everywhere' : 'newest';
  const stepMs = results === 'everywhere' ? query.stepMs : keptStep(query, kept);
  const from = Math.floor(query.from / stepMs) * stepMs;
  const usable = levels.filter(level => stepMs % lengthMs[level] === 0);
  const reading = await readingOf(sql, { ...query, from }, { kept, usable, results });
  const steps = new Steps(stepMs);
  for (const { location, stretches } of reading.parts) {
    const probes = { ids: query.probeIds, location };
    for (const stretch of stretches)
      await addRows(sql, probes, stretch, moment => steps.sinkAt(moment));
    for (const gap of await gapsIn(sql, probes, reading)) steps.addGap(gap, reading);
  }
  return {
    from: reading.from,
    until: reading.until,
    stepMs,
    points: await steps.points(query.quantiles),
  };
}

const isFine = ({ probeIds, from, until, now }: SeriesQuery, kept: Kept): boolean =>
  (until - from) * probeIds.length <= fineMs && from >= now - kept.resultsMs;

/** The step that was asked for, or as many whole hours or days as come next where minutes are not kept so long. */
function keptStep({ from, now, stepMs }: SeriesQuery, kept: Kept): number {
  const level = levels.find(each => from >= now - kept[`${each}Ms`]) ?? 'days';
  return Math.ceil(stepMs / lengthMs[level]) * lengthMs[level];
}

/** What is made of each step in which there is something. */
class Steps {
  private readonly sinks = new Map<number, Sink>();

  constructor(private readonly stepMs: number) {}

  sinkAt(moment: number): Sink {
    const at = this.begin(moment);
    const known = this.sinks.get(at);
    if (known !== undefined) return known;
    const sink = { tally: new Tally(), latency: new LatencyProfile() };
    this.sinks.set(at, sink);
    return sink;
  }

  addGap(gap: Gap, { from, until }: Window): void {
    const end = Math.min(gap.lastAt + 1, until);
    for (let at = Math.max(gap.firstAt, from); at < end; at = this.begin(at) + this.stepMs) {
      const runs = runsIn(gap, { from: at, until: Math.min(this.begin(at) + this.stepMs, until) });
      if (runs > 0) this.sinkAt(at).tally.missed(gap.reason, runs);
    }
  }

  async points(quantiles: readonly number[]): Promise<SeriesPoint[]> {
    const points: SeriesPoint[] = [];
    for (const [at, { tally, latency }] of [...this.sinks].sort(([one], [other]) => one - other)) {
      points.push({ at, endings: tally.endings, ...latencyOf(latency, quantiles) });
      if (points.length % pointsAtOnce === 0) await giveWay();
    }
    return points;
  }

  private begin(moment: number): number {
    return Math.floor(moment / this.stepMs) * this.stepMs;
  }
}
