import type { Sql } from '../sql.js';
import type { HistoryTable } from '../tables.js';
import { giveWay } from '../give-way.js';
import type { Kept } from '../kept.js';
import { type Level, lengthMs, levels } from '../levels.js';
import { marksAt } from './marks.js';
import { ofEach } from './of-each.js';
import { probeIdsIn } from './probe-ids.js';
import type { WritingPlace } from './roller.js';
import { Slices } from './slices.js';

/** What is too old of one table, at one place. */
interface Old {
  readonly table: HistoryTable;
  readonly location: number;
  /** Behind `probe_id = ? AND location = ?`, with one `?` for the moment that it is too old before. */
  readonly condition: string;
  /** The last column of the key. */
  readonly column: string;
  readonly before: number;
}

/** What is asked to be forgotten at one place, and how far its rollups have come. */
interface Asked {
  readonly now: number;
  readonly kept: Kept;
  readonly marks: ReadonlyMap<string, number>;
}

/**
 * Before which moment each class goes. None goes before its rollups stand, for they would lack it for good: a class may
 * be kept for less than it takes to roll it up, above all after a stop. When the days of its time go nobody will.
 */
function edgesOf({ now, kept, marks }: Asked): Record<'results' | Level, number> {
  const days = now - kept.daysMs;
  const edge = (own: number, level: Level): number =>
    Math.min(now - own, Math.max((marks.get(level) ?? 0) * lengthMs[level], days));
  return {
    results: edge(kept.resultsMs, 'minutes'),
    minutes: edge(kept.minutesMs, 'hours'),
    hours: edge(kept.hoursMs, 'days'),
    days,
  };
}

function oldAt(location: number, asked: Asked): Old[] {
  const old = (table: HistoryTable, column: string, moment: number, more = ''): Old => ({
    table,
    location,
    condition: `${column} < ?${more}`,
    column,
    before: moment,
  });
  const edges = edgesOf(asked);
  const rolledUp = (level: Level): Old =>
    old(`dialtone_${level}`, 'at', Math.floor(edges[level] / lengthMs[level]));
  return [
    old('dialtone_results', 'started_at', edges.results),
    ...levels.map(rolledUp),
    // One that reaches into what is kept counts there.
    old('dialtone_gaps', 'first_at', edges.days, ` AND last_at < ${Math.floor(edges.days)}`),
    old('dialtone_transitions', 'at', edges.days),
  ];
}

/** A slice of what was to be forgotten is gone. */
export interface Forgotten {
  readonly rows: number;
  /** How long the database is to be left to others before the next one, in milliseconds. */
  readonly restMs: number;
}

/**
 * Forgets what is older than it is to be kept and rolled up, at every place, a small slice at a time.
 * @param now milliseconds since 1970
 */
export async function* forgetting(
  place: WritingPlace,
  now: number,
  kept: Kept,
): AsyncGenerator<Forgotten, undefined> {
  const slices = new Slices();
  const locations = await place.sql.all<{ id: number }>('SELECT id FROM dialtone_locations');
  for (const { id } of locations) {
    const marks = await marksAt(place.sql, id);
    for (const old of oldAt(id, { now, kept, marks })) yield* forgettingOld(place, old, slices);
  }
  return undefined;
}

async function* forgettingOld(
  place: WritingPlace,
  old: Old,
  slices: Slices,
): AsyncGenerator<Forgotten> {
  for (const probeId of await withOldRows(place.sql, old)) {
    for (let more = true; more;) {
      const rows = slices.rows;
      const went = await place.turns.run(async () =>
        slices.timed(async () => forgetSlice(place.sql, { ...old, rows }, probeId)),
      );
      more = went === rows;
      yield { rows: went, restMs: slices.restMs };
    }
  }
}

/** The probes whose oldest rows are too old: most have none. */
async function withOldRows(
  sql: Sql,
  { table, location, condition, ...old }: Old,
): Promise<number[]> {
  const question = `SELECT probe_id AS id FROM ${table}
    WHERE probe_id = ? AND location = ? AND ${condition} LIMIT 1`;
  const found: number[] = [];
  const ids = await probeIdsIn(sql, table);
  const values = [location, old.before];
  for await (const rows of ofEach<{ id: number }>(sql, { question, values }, ids)) {
    found.push(...rows.map(({ id }) => id));
    await giveWay();
  }
  return found;
}

async function forgetSlice(
  sql: Sql,
  { table, location, condition, column, before, rows }: Old & { readonly rows: number },
  probeId: number,
): Promise<number> {
  const where = `probe_id = ? AND location = ? AND ${condition}`;
  const [edge] = await sql.all<{ at: number }>(
    `SELECT ${column} AS at FROM ${table} WHERE ${where} ORDER BY ${column} LIMIT 1 OFFSET ${rows - 1}`,
    [probeId, location, before],
  );
  const until = edge === undefined ? before : edge.at + 1;
  return sql.run(`DELETE FROM ${table} WHERE ${where}`, [probeId, location, until]);
}
