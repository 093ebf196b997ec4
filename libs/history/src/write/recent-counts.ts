import type { Row, Sql } from '../sql.js';
import { ofEach } from './of-each.js';
import type { Roller } from './roller.js';
import { RollupRow, rollupColumns, type RollupCounts } from './rollup-row.js';

/** How the checks of one probe ended within one minute, those that were asked for among them. */
export interface MinuteCount {
  readonly probeId: number;
  /** Minutes since 1970. */
  readonly minute: number;
  readonly finished: number;
  readonly up: number;
}

const countOf = (probeId: number, minute: number, counts: RollupCounts): MinuteCount => ({
  probeId,
  minute,
  finished: counts.up + counts.degraded + counts.down,
  up: counts.up + counts.degraded,
});

const counted = rollupColumns.filter(column => column !== 'latency').join(',');

/** What these probes' checks came to, minute by minute from one on; what is not rolled up is in memory. */
export async function recentCounts(
  { sql, location }: { readonly sql: Sql; readonly location: number },
  roller: Roller,
  { probeIds, from }: { readonly probeIds: readonly number[]; readonly from: number },
): Promise<MinuteCount[]> {
  const wanted = new Set(probeIds);
  // Before the first wait: what is rolled up meanwhile would count twice.
  const behind = roller.minute;
  const open = [...roller.counts()]
    .filter(({ minute, probeId }) => minute >= from && wanted.has(probeId))
    .map(({ minute, probeId, counts }) => countOf(probeId, minute, counts));
  const question = `SELECT probe_id, at, ${counted} FROM dialtone_minutes
    WHERE probe_id = ? AND location = ? AND at >= ? AND at < ?`;
  const found: MinuteCount[] = [];
  for await (const rows of ofEach<Row>(
    sql,
    { question, values: [location, from, behind] },
    probeIds,
  ))
    for (const row of rows)
      found.push(countOf(Number(row.probe_id), Number(row.at), RollupRow.from(row).counts));
  return [...found, ...open];
}
