import type { Row, Statements } from '../sql.js';
import { type VerdictEnding, verdictOf } from '../verdict-code.js';
import type { Cursor } from './cursor.js';
import { placesOf } from './places.js';
import { endFor, type Page } from './results.js';

export interface TransitionsQuery {
  readonly probeId: number;
  /** Of those that came from this moment on; of all when absent. */
  readonly from?: number;
  /** And before this one. */
  readonly until?: number;
  readonly location?: number;
  /** At most so many. */
  readonly first: number;
  readonly after?: Cursor;
}

/** A change of what the target was found to be, or that nobody looks at it any more. */
export interface Transition {
  readonly at: number;
  readonly location: number;
  readonly ending: VerdictEnding;
  /** When the next change came; absent while this one lasts. */
  readonly endedAt?: number;
  readonly reason?: string;
  readonly message?: string;
}

/** Newest first. */
export async function transitionsOf(
  sql: Statements,
  query: TransitionsQuery,
): Promise<Page<Transition>> {
  const found: Transition[] = [];
  for (const { location } of await placesOf(sql, query.location))
    found.push(...(await newestAt(sql, query, location)));
  found.sort((one, other) => other.at - one.at || one.location - other.location);
  const items = found.slice(0, query.first);
  const last = items.at(-1);
  return {
    items,
    ...(found.length > query.first &&
      last !== undefined && { next: { at: last.at, location: last.location } }),
  };
}

async function newestAt(
  sql: Statements,
  query: TransitionsQuery,
  location: number,
): Promise<Transition[]> {
  const { probeId, from = 0, first } = query;
  const until = endFor(query, location);
  const rows = await sql.all<Row>(
    `SELECT at, location, ending, reason, message FROM dialtone_transitions
     WHERE probe_id = ? AND location = ? AND at >= ? AND at < ? ORDER BY at DESC LIMIT ?`,
    [probeId, location, from, until, first + 1],
  );
  const [later] = await sql.all<Row>(
    `SELECT at FROM dialtone_transitions
     WHERE probe_id = ? AND location = ? AND at >= ? ORDER BY at LIMIT 1`,
    [probeId, location, until],
  );
  const ends = [later, ...rows].map(row => row && Number(row.at));
  return rows.map((row, place) => transitionOf(row, ends[place]));
}

const transitionOf = (row: Row, endedAt: number | undefined): Transition => ({
  at: Number(row.at),
  location: Number(row.location),
  ending: verdictOf(Number(row.ending)),
  ...(endedAt !== undefined && { endedAt }),
  ...(row.reason != null && { reason: String(row.reason) }),
  ...(row.message != null && { message: String(row.message) }),
});
