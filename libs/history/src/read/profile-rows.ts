import { endingOf } from '../ending-code.js';
import { LatencyProfile } from '../latency.js';
import { phasesOf } from '../phase-bytes.js';
import type { Row, Statements } from '../sql.js';
import { lengthMs } from '../levels.js';
import type { Stretch } from './plan.js';
import { marksFor, probeSlices } from './probe-slices.js';
import { bytesOf } from '../result-row.js';
import { finishedOf, type Tally } from './tally.js';

/** What is made of the checks of some time. */
export interface Sink {
  readonly tally: Tally;
  readonly latency: LatencyProfile;
}

/**
 * Adds every row of a stretch, with its durations, to the sink of its moment.
 * @param sinkAt takes the moment at which a row begins, in milliseconds since 1970
 */
export async function addRows(
  sql: Statements,
  probes: { readonly ids: readonly number[]; readonly location: number },
  stretch: Stretch,
  sinkAt: (moment: number) => Sink,
): Promise<void> {
  const { rows, from, until } = stretch;
  for (const slice of probeSlices(probes.ids)) {
    const where = `probe_id IN (${marksFor(slice)}) AND location = ?`;
    if (rows === 'results') {
      const found = await sql.all<Row>(
        `SELECT started_at, ending, asked, latency_us, phases FROM dialtone_results
         WHERE ${where} AND started_at >= ? AND started_at < ?`,
        [...slice, probes.location, from, until],
      );
      for (const row of found) addResult(row, sinkAt(Number(row.started_at)));
    } else {
      const length = lengthMs[rows];
      const found = await sql.all<Row>(
        `SELECT at, up, degraded, down, internal, asked, asked_up, latency FROM dialtone_${rows}
         WHERE ${where} AND at >= ? AND at < ?`,
        [...slice, probes.location, from / length, until / length],
      );
      for (const row of found) addRollup(row, sinkAt(Number(row.at) * length));
    }
  }
}

function addResult(row: Row, { tally, latency }: Sink): void {
  const ending = endingOf(Number(row.ending));
  if (Number(row.asked) === 0) tally.results(ending, 1);
  if (ending === 'internal') return;
  latency.whole.add(Number(row.latency_us));
  const phases = bytesOf(row.phases);
  if (phases === undefined) return;
  for (const [name, us] of phasesOf(phases)) latency.phase(name).add(us);
}

function addRollup(row: Row, { tally, latency }: Sink): void {
  tally.finished(finishedOf(row));
  const bytes = bytesOf(row.latency);
  if (bytes !== undefined) latency.merge(LatencyProfile.of(bytes));
}
