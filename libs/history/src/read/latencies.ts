import { giveWay } from '../give-way.js';
import type { Kept } from '../kept.js';
import { LatencyHistogram } from '../latency-histogram.js';
import { addWhole } from '../latency.js';
import { lengthMs } from '../levels.js';
import { bytesOf } from '../result-row.js';
import type { Row, Statements } from '../sql.js';
import type { Window } from './plan.js';
import { marksFor, probeSlices } from './probe-slices.js';
import { type RolledQuery, rolledReading, type RolledStretch } from './rolled-reading.js';

export interface LatenciesQuery extends RolledQuery {
  readonly probeIds: readonly number[];
  /** Each from 0 to 1. */
  readonly quantiles: readonly number[];
}

/** How long the checks of one probe took, in milliseconds; the quantiles in the order in which they were asked for. */
export interface ProbeLatency {
  readonly probeId: number;
  readonly checks: number;
  readonly quantilesMs: readonly number[];
}

/** Of the time that is rolled up. */
export interface Latencies extends Window {
  /** Those of which a check finished. */
  readonly probes: readonly ProbeLatency[];
}

/** Probes whose histograms are held at once: some milliseconds, in which this thread writes nothing. */
const atOnce = 32;

/** How long the checks of each of many probes took. */
export async function latenciesOf(
  sql: Statements,
  query: LatenciesQuery,
  kept: Kept,
): Promise<Latencies> {
  const { from, until, parts } = await rolledReading(sql, query, kept);
  const probes: ProbeLatency[] = [];
  const ids = [...new Set(query.probeIds)];
  for (let first = 0; first < ids.length; first += atOnce) {
    const histograms = new Map<number, LatencyHistogram>();
    const [some] = probeSlices(ids.slice(first, first + atOnce));
    for (const { location, stretches } of parts)
      for (const stretch of stretches)
        await merge(sql, { ids: some ?? [], location, stretch }, histograms);
    for (const [probeId, histogram] of histograms) {
      const quantilesMs = query.quantiles.map(part => (histogram.quantile(part) ?? 0) / 1000);
      probes.push({ probeId, checks: histogram.count, quantilesMs });
    }
    await giveWay();
  }
  return { from, until, probes };
}

async function merge(
  sql: Statements,
  asked: {
    readonly ids: readonly number[];
    readonly location: number;
    readonly stretch: RolledStretch;
  },
  histograms: Map<number, LatencyHistogram>,
): Promise<void> {
  const { ids, location, stretch } = asked;
  const length = lengthMs[stretch.rows];
  const rows = await sql.all<Row>(
    `SELECT probe_id, latency FROM dialtone_${stretch.rows}
     WHERE probe_id IN (${marksFor(ids)}) AND location = ? AND at >= ? AND at < ?`,
    [...ids, location, stretch.from / length, stretch.until / length],
  );
  for (const row of rows) {
    const bytes = bytesOf(row.latency);
    if (bytes === undefined || bytes.length === 0) continue;
    const id = Number(row.probe_id);
    const known = histograms.get(id) ?? new LatencyHistogram();
    addWhole(known, bytes);
    histograms.set(id, known);
  }
}
