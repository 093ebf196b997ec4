import { endingOf } from '../ending-code.js';
import { LatencyProfile } from '../latency.js';
import { phasesOf } from '../phase-bytes.js';
import { everyResult, toBoth } from '../newest-results.js';
import type { Row, Statements } from '../sql.js';
import { giveWay } from '../give-way.js';
import { lengthMs } from '../levels.js';
import type { Stretch } from './plan.js';
import { bytesOf } from '../result-row.js';
import { finishedOf, type Tally } from './tally.js';

/** What is made of the checks of some time. */
export interface Sink {
  readonly tally: Tally;
  readonly latency: LatencyProfile;
}

/** Rows that are added up at a time: some milliseconds, in which this thread writes nothing. */
const atOnce = 250;

/**
 * Adds every row of a stretch, with its durations, to the sink of its moment. Probe by probe, for histograms of many
 * would take much room at once.
 * @param sinkAt takes the moment at which a row begins, in milliseconds since 1970
 */
export async function addRows(
  sql: Statements,
  { ids, location }: { readonly ids: readonly number[]; readonly location: number },
  stretch: Stretch,
  sinkAt: (moment: number) => Sink,
): Promise<void> {
  const add = stretch.rows === 'results' ? addResult : addRollup;
  const length = stretch.rows === 'results' ? 1 : lengthMs[stretch.rows];
  const [from, until] = [stretch.from / length, stretch.until / length];
  for (const id of new Set(ids)) {
    const values = [id, location, from, until];
    const found = await sql.all<Row>(
      texts[stretch.rows],
      stretch.rows === 'results' ? toBoth(values) : values,
    );
    for (const [place, row] of found.entries()) {
      if (place % atOnce === atOnce - 1) await giveWay();
      add(row, sinkAt(Number(row.moment) * length));
    }
  }
}

const textOf = (table: string, moment: string, columns: string): string =>
  `SELECT ${moment} AS moment, ${columns} FROM ${table}
   WHERE probe_id = ? AND location = ? AND ${moment} >= ? AND ${moment} < ?`;

const counts = 'up, degraded, down, internal, asked, asked_up, latency';
const texts: Readonly<Record<Stretch['rows'], string>> = {
  results: everyResult(from => textOf(from, 'started_at', 'ending, asked, latency_us, phases')),
  minutes: textOf('dialtone_minutes', 'at', counts),
  hours: textOf('dialtone_hours', 'at', counts),
  days: textOf('dialtone_days', 'at', counts),
};

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
  if (bytes !== undefined) latency.take(bytes);
}
