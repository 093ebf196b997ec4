import type { Row, Sql } from '../sql.js';
import { lengthMs } from '../levels.js';
import { resultColumns, tupleOf } from '../result-row.js';
import { marksAt } from './marks.js';
import { MinuteTally } from './minute-tally.js';
import { ofEach } from './of-each.js';
import { addCounts, noCounts, rollupColumns, type RollupCounts } from './rollup-row.js';

/** How the checks of one probe ended within one minute, those that were asked for among them. */
export interface MinuteCount {
  readonly probeId: number;
  /** Minutes since 1970. */
  readonly minute: number;
  readonly finished: number;
  readonly up: number;
}

export interface RecentQuery {
  readonly probeIds: readonly number[];
  /** The first minute, since 1970. */
  readonly from: number;
  readonly until: number;
}

const countOf = (probeId: number, minute: number, counts: RollupCounts): MinuteCount => ({
  probeId,
  minute,
  finished: counts.up + counts.degraded + counts.down,
  up: counts.up + counts.degraded,
});

const counted = rollupColumns.filter(column => column !== 'latency').join(',');

/**
 * What these probes' checks came to, minute by minute, that started before a moment: from the rollups, and from the rows
 * where these do not stand yet.
 * @param until milliseconds since 1970
 */
export async function recentCounts(
  { sql, location }: { readonly sql: Sql; readonly location: number },
  { probeIds, from, until }: RecentQuery,
): Promise<MinuteCount[]> {
  const rolled = (await marksAt(sql, location)).get('minutes') ?? 0;
  const behind = Math.max(Math.min(rolled, Math.floor(until / lengthMs.minutes)), from);
  const found: MinuteCount[] = [];
  const minutes = { question: ofMinutes, values: [location, from, behind] };
  for await (const rows of ofEach<Row>(sql, minutes, probeIds))
    for (const row of rows) {
      const counts = noCounts();
      addCounts(counts, row);
      found.push(countOf(Number(row.probe_id), Number(row.at), counts));
    }
  const rest = { question: ofRows, values: [location, behind * lengthMs.minutes, until] };
  const open = new MinuteTally();
  for await (const rows of ofEach<Row>(sql, rest, probeIds))
    for (const row of rows) open.add(tupleOf(row));
  for (const { probeId, minute, counts } of open.counts())
    found.push(countOf(probeId, minute, counts));
  return found;
}

const ofMinutes = `SELECT probe_id, at, ${counted} FROM dialtone_minutes
  WHERE probe_id = ? AND location = ? AND at >= ? AND at < ?`;
const ofRows = `SELECT ${resultColumns} FROM dialtone_results
  WHERE probe_id = ? AND location = ? AND started_at >= ? AND started_at < ?`;
