import { type MissReason, missReasons } from '@dialtone/model';
import type { Gap } from '../batch.js';
import type { Row, Statements } from '../sql.js';
import { lastBefore } from './last-before.js';
import type { Window } from './plan.js';
import { marksFor, probeSlices } from './probe-slices.js';

const columns = 'probe_id, first_at, last_at, runs, reason';

const reasonOf = (text: Row[string] | undefined): MissReason =>
  missReasons.find(reason => reason === text) ?? 'stopped';

const gapOf = (row: Row): Gap => ({
  probeId: Number(row.probe_id),
  reason: reasonOf(row.reason),
  firstAt: Number(row.first_at),
  lastAt: Number(row.last_at),
  runs: Number(row.runs),
});

/** What the last run of a gap hides goes on until a run later: see `endOf`. */
const hides = "reason <> 'overlap'";

/** Whether nobody looked meanwhile. Of a run that came while the one before it still went on, that one is what was seen. */
export const isHiding = ({ reason }: Gap): boolean => reason !== 'overlap';

/**
 * The gaps of probes that reach into a window. Those of one probe may reach into one another: results that were lost while
 * the database was away lie between the runs that nobody began.
 */
export async function gapsIn(
  sql: Statements,
  probes: { readonly ids: readonly number[]; readonly location: number },
  { from, until }: Window,
): Promise<Gap[]> {
  const { ids, location } = probes;
  const before = await lastBefore(sql, probes, {
    table: 'dialtone_gaps',
    moment: 'last_at',
    columns,
    before: from,
    where: hides,
  });
  const gaps = before.map(gapOf).filter(gap => endOf(gap) >= from);
  for (const slice of probeSlices(ids)) {
    const rows = await sql.all<Row>(
      `SELECT ${columns} FROM dialtone_gaps
       WHERE probe_id IN (${marksFor(slice)}) AND location = ? AND last_at >= ? AND first_at < ?`,
      [...slice, location, from, until],
    );
    for (const row of rows) gaps.push(gapOf(row));
  }
  return gaps;
}

/** Milliseconds from one run of a gap to the next; 0 of a single one. */
export const spacingOf = ({ firstAt, lastAt, runs }: Gap): number =>
  runs > 1 ? (lastAt - firstAt) / (runs - 1) : 0;

/** Until when nobody looked: a run later than the last one, as far as that can be told. */
export const endOf = (gap: Gap): number => gap.lastAt + spacingOf(gap);

/** How many runs of a gap were due within a window. */
export function runsIn(gap: Gap, { from, until }: Window): number {
  const { firstAt, lastAt, runs } = gap;
  if (firstAt >= until || lastAt < from) return 0;
  const spacing = spacingOf(gap);
  if (spacing === 0) return firstAt >= from ? runs : 0;
  return runsBefore(gap, until) - runsBefore(gap, from);
}

/** Spacings need not be whole, and a run that is due at the moment itself is not before it. */
const runsBefore = (gap: Gap, moment: number): number =>
  Math.min(Math.max(Math.ceil((moment - gap.firstAt - 1e-3) / spacingOf(gap)), 0), gap.runs);
