import { endingOf } from '../ending-code.js';
import { everyResult, toBoth } from '../newest-results.js';
import type { Row, Statements } from '../sql.js';
import { lengthMs } from '../levels.js';
import type { Stretch } from './plan.js';
import { marksFor, probeSlices } from './probe-slices.js';
import { finishedOf, type Tally } from './tally.js';

const sums = ['up', 'degraded', 'down', 'internal', 'asked', 'asked_up']
  .map(column => `SUM(${column}) AS ${column}`)
  .join(', ');

/** Counts how the checks of a stretch ended; the database adds up, so that one row a probe comes back. */
export async function countFinished(
  sql: Statements,
  probes: { readonly ids: readonly number[]; readonly location: number },
  { rows, from, until }: Stretch,
  tallyOf: (probeId: number) => Tally,
): Promise<void> {
  for (const slice of probeSlices(probes.ids)) {
    const where = `probe_id IN (${marksFor(slice)}) AND location = ?`;
    if (rows === 'results') {
      const counts = await sql.all<Row>(
        everyResult(
          table => `SELECT probe_id, ending, COUNT(*) AS runs FROM ${table}
            WHERE ${where} AND started_at >= ? AND started_at < ? AND asked = 0
            GROUP BY probe_id, ending`,
        ),
        toBoth([...slice, probes.location, from, until]),
      );
      for (const row of counts)
        tallyOf(Number(row.probe_id)).results(endingOf(Number(row.ending)), Number(row.runs));
    } else {
      const counts = await sql.all<Row>(
        `SELECT probe_id, ${sums} FROM dialtone_${rows}
         WHERE ${where} AND at >= ? AND at < ? GROUP BY probe_id`,
        [...slice, probes.location, from / lengthMs[rows], until / lengthMs[rows]],
      );
      for (const row of counts) tallyOf(Number(row.probe_id)).finished(finishedOf(row));
    }
  }
}
