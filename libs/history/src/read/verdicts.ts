import type { Row, Statements } from '../sql.js';
import { type VerdictEnding, verdictOf } from '../verdict-code.js';
import { lastBefore } from './last-before.js';
import type { Window } from './plan.js';
import { marksFor, probeSlices } from './probe-slices.js';

/** What a target was found to be from a moment on, or that nobody looks at it any more. */
export interface Verdict {
  readonly at: number;
  readonly ending: VerdictEnding;
}

const columns = 'probe_id, at, ending';

/** For each probe, in the order of time: what it was found to be last before a window, and the changes within it. */
export async function verdictsIn(
  sql: Statements,
  probes: { readonly ids: readonly number[]; readonly location: number },
  { from, until }: Window,
): Promise<Map<number, Verdict[]>> {
  const { ids, location } = probes;
  const verdicts = new Map<number, Verdict[]>();
  const add = (row: Row): void => {
    const probeId = Number(row.probe_id);
    const known = verdicts.get(probeId) ?? [];
    known.push({ at: Number(row.at), ending: verdictOf(Number(row.ending)) });
    verdicts.set(probeId, known);
  };
  const asked = { table: 'dialtone_transitions', moment: 'at', columns, before: from } as const;
  for (const row of await lastBefore(sql, probes, asked)) add(row);
  for (const slice of probeSlices(ids)) {
    const rows = await sql.all<Row>(
      `SELECT ${columns} FROM dialtone_transitions
       WHERE probe_id IN (${marksFor(slice)}) AND location = ? AND at >= ? AND at < ?
       ORDER BY probe_id, location, at`,
      [...slice, location, from, until],
    );
    for (const row of rows) add(row);
  }
  return verdicts;
}
