import type { Sql } from '../sql.js';
import { LatencyProfile } from '../latency.js';
import { type Availability, availabilityOf } from './availability.js';
import { type Latency, latencyOf } from './durations.js';
import { type Fleet, fleetOf, type FleetQuery } from './fleet.js';
import { type FleetTurns, turnsOf, type TurnsQuery } from './fleet-turns.js';
import { type Latencies, latenciesOf, type LatenciesQuery } from './latencies.js';
import { type Kept, usuallyKept } from '../kept.js';
import type { Window } from './plan.js';
import { durationsOfEach, type ProbeDurations } from './durations-of-each.js';
import { addRows } from './profile-rows.js';
import { readingOf, type WindowQuery } from './reading.js';
import { type Glance, type GlancesQuery, glancesOf } from './glances.js';
import type { ResultRecord } from '../result-row.js';
import { type Page, type ResultsQuery, resultsOf } from './results.js';
import { type Series, type SeriesQuery, seriesOf } from './series.js';
import { Tally } from './tally.js';
import { type Transition, type TransitionsQuery, transitionsOf } from './transitions.js';

export interface AvailabilityQuery extends WindowQuery {
  readonly probeIds: readonly number[];
}

export interface QuantilesQuery extends WindowQuery {
  readonly probeIds: readonly number[];
  /** Each from 0 to 1. */
  readonly quantiles: readonly number[];
}

/** Of the time that is on record, which may be shorter than what was asked for. */
export interface Quantiles extends Window, Latency {}

/**
 * Answers what the history is asked. It takes and gives plain values, so that it can do so in a thread of its own. Every
 * statement follows the keys, and a long window is read from few rows.
 */
export class HistoryReader {
  constructor(
    private readonly sql: Sql,
    private readonly kept: Kept = usuallyKept,
  ) {}

  /** What the checks of a probe saw, newest first. */
  async results(query: ResultsQuery): Promise<Page<ResultRecord>> {
    return resultsOf(this.sql, query);
  }

  /** How checks ended and how long they took, step by step; of several probes as if they were one. */
  async series(query: SeriesQuery): Promise<Series> {
    return seriesOf(this.sql, query, this.kept);
  }

  /** What the planned runs of each of these probes came to. */
  async availability(query: AvailabilityQuery): Promise<Availability> {
    const reading = await readingOf(this.sql, query, { kept: this.kept });
    return availabilityOf(this.sql, query.probeIds, reading);
  }

  /** How long the checks of a window took, of all these probes together. */
  async quantiles(query: QuantilesQuery): Promise<Quantiles> {
    const { from, until, parts } = await readingOf(this.sql, query, { kept: this.kept });
    const sink = { tally: new Tally(), latency: new LatencyProfile() };
    for (const { location, stretches } of parts)
      for (const stretch of stretches)
        await addRows(this.sql, { ids: query.probeIds, location }, stretch, () => sink);
    return { from, until, ...latencyOf(sink.latency, query.quantiles) };
  }

  /** How long the checks of a window took, of each of these probes by itself; one without checks is left out. */
  async durationsOfEach(query: QuantilesQuery): Promise<ProbeDurations[]> {
    return durationsOfEach(this.sql, query, await readingOf(this.sql, query, { kept: this.kept }));
  }

  /** The newest checks of each of these probes, newest first, with no more than a strip shows. */
  async glances(query: GlancesQuery): Promise<Glance[]> {
    return glancesOf(this.sql, query);
  }

  /** When it was found that a target is up, degraded or down, for how long and why, newest first. */
  async transitions(query: TransitionsQuery): Promise<Page<Transition>> {
    return transitionsOf(this.sql, query);
  }

  /** What the planned runs of all these probes came to, step by step, as if they were one. */
  async fleet(query: FleetQuery): Promise<Fleet> {
    return fleetOf(this.sql, query, this.kept);
  }

  /** How long the checks of each of these probes took. */
  async latencies(query: LatenciesQuery): Promise<Latencies> {
    return latenciesOf(this.sql, query, this.kept);
  }

  /** Which of these probes' targets turned into something else last, and which do so most often. */
  async turns(query: TurnsQuery): Promise<FleetTurns> {
    return turnsOf(this.sql, query);
  }
}
