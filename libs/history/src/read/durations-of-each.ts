import { endingCodes } from '../ending-code.js';
import { giveWay } from '../give-way.js';
import { LatencyHistogram } from '../latency-histogram.js';
import { addWhole } from '../latency.js';
import { lengthMs } from '../levels.js';
import { everyResult, toBoth } from '../newest-results.js';
import { bytesOf } from '../result-row.js';
import type { Row, Statements } from '../sql.js';
import { type Durations, durationsOf } from './durations.js';
import type { Stretch } from './plan.js';
import { marksFor, probeSlices } from './probe-slices.js';
import type { Reading } from './reading.js';

/** How long the checks of one probe took. */
export interface ProbeDurations extends Durations {
  readonly probeId: number;
}

/** Rows that are added up at a time: some milliseconds, in which this thread writes nothing. */
const atOnce = 250;

/** The durations of each probe by itself; one without checks is left out. */
export async function durationsOfEach(
  sql: Statements,
  { probeIds, quantiles }: { probeIds: readonly number[]; quantiles: readonly number[] },
  reading: Reading,
): Promise<ProbeDurations[]> {
  const histograms = new Map(probeIds.map(id => [id, new LatencyHistogram()]));
  for (const { location, stretches } of reading.parts)
    for (const stretch of stretches)
      for (const slice of probeSlices(probeIds)) {
        const rows = await rowsOf(sql, { slice, location }, stretch);
        for (const [place, row] of rows.entries()) {
          if (place % atOnce === atOnce - 1) await giveWay();
          const histogram = histograms.get(Number(row.probe_id));
          if (histogram !== undefined) add(row, histogram);
        }
      }
  return [...histograms].flatMap(([probeId, histogram]) => {
    const durations = durationsOf(histogram, quantiles);
    return durations ? [{ probeId, ...durations }] : [];
  });
}

async function rowsOf(
  sql: Statements,
  { slice, location }: { readonly slice: readonly number[]; readonly location: number },
  { rows, from, until }: Stretch,
): Promise<Row[]> {
  const where = `probe_id IN (${marksFor(slice)}) AND location = ?`;
  if (rows !== 'results')
    return sql.all<Row>(
      `SELECT probe_id, latency FROM dialtone_${rows} WHERE ${where} AND at >= ? AND at < ?`,
      [...slice, location, from / lengthMs[rows], until / lengthMs[rows]],
    );
  return sql.all<Row>(
    everyResult(
      table => `SELECT probe_id, latency_us FROM ${table}
        WHERE ${where} AND started_at >= ? AND started_at < ? AND ending <> ${endingCodes.internal}`,
    ),
    toBoth([...slice, location, from, until]),
  );
}

/** Of a rollup its bytes, of a result its latency. */
function add(row: Row, histogram: LatencyHistogram): void {
  if (row.latency_us !== undefined) {
    histogram.add(Number(row.latency_us));
    return;
  }
  const bytes = bytesOf(row.latency);
  if (bytes !== undefined) addWhole(histogram, bytes);
}
