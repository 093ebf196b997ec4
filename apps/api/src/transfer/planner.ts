import { nextTurn } from '../platform/next-turn.js';
import { type Match, type Matching } from './matching.js';
import { type Judge, type PlannedRow, planRow, refused } from './planned-row.js';
import type { SourceRow } from './source-row.js';

/** Rows that are judged in one go: some milliseconds. */
const sliceSize = 20;

/** Decides row by row, and lets the checks have their turn in between. */
export async function planRows(
  rows: readonly SourceRow[],
  matching: Matching,
  judge: Judge,
): Promise<PlannedRow[]> {
  const planned: PlannedRow[] = [];
  const taken = new Map<string, number>();
  for (const [index, row] of rows.entries()) {
    if (index % sliceSize === 0) await nextTurn();
    const match = matching.of(row);
    const subject = subjectOf(match);
    const before = taken.get(subject);
    const one = before === undefined ? planRow(row, match, judge) : twice(row, match, before);
    if (one.shown.action !== 'refuse') taken.set(subject, row.line);
    planned.push(one);
  }
  return planned;
}

const twice = (row: SourceRow, match: Match, line: number): PlannedRow =>
  refused(row, match, [
    { message: `Row ${line} is about the same probe; one of the two has to go.` },
  ]);

/** Rows of one subject would write the same probe. */
function subjectOf(match: Match): string {
  if (match.kind === 'one') return String(match.probe.id);
  return match.kind === 'none' ? match.key : '';
}
