import { endingOf, type FinishedEnding } from '../ending-code.js';
import { everyOrdered, toBoth } from '../newest-results.js';
import type { Row, Statements } from '../sql.js';
import { placesOf } from './places.js';
import { probeSlices } from './probe-slices.js';

/** A check as a strip shows it. */
export interface Glance {
  readonly probeId: number;
  readonly startedAt: number;
  readonly ending: FinishedEnding;
  readonly latencyUs: number;
}

export interface GlancesQuery {
  readonly probeIds: readonly number[];
  /** Of each probe at most so many. */
  readonly count: number;
}

/** Probes in one statement: each stands there twice, and SQLite puts at most 500 statements into one. */
const atOnce = 128;

/** The newest checks of each probe, newest first: a seek for each, as many in one statement as it holds. */
export async function glancesOf(
  sql: Statements,
  { probeIds, count }: GlancesQuery,
): Promise<Glance[]> {
  const found: Glance[] = [];
  for (const { location } of await placesOf(sql))
    for (const slice of probeSlices(probeIds, atOnce)) {
      const rows = await sql.all<Row>(
        slice.map(() => seek).join(' UNION ALL '),
        slice.flatMap(id => toBoth([id, location, count])),
      );
      found.push(...rows.map(glanceOf));
    }
  const byProbe = Map.groupBy(unique(found), ({ probeId }) => probeId);
  return [...byProbe.values()].flatMap(glances =>
    glances.sort((one, other) => other.startedAt - one.startedAt).slice(0, count),
  );
}

const seek = everyOrdered(
  table => `SELECT probe_id, location, started_at, ending, latency_us FROM ${table}
    WHERE probe_id = ? AND location = ? ORDER BY started_at DESC LIMIT ?`,
);

/** A slice that is filled up asks for its last probe again and again. */
const unique = (glances: readonly Glance[]): Glance[] => [
  ...new Map(glances.map(glance => [`${glance.probeId} ${glance.startedAt}`, glance])).values(),
];

const glanceOf = (row: Row): Glance => ({
  probeId: Number(row.probe_id),
  startedAt: Number(row.started_at),
  ending: endingOf(Number(row.ending)),
  latencyUs: Number(row.latency_us),
});
