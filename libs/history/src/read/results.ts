import { endingCodes, type FinishedEnding } from '../ending-code.js';
import { everyOrdered, toBoth } from '../newest-results.js';
import type { Row, Statements, Value } from '../sql.js';
import type { Cursor } from './cursor.js';
import { giveWay } from '../give-way.js';
import { lengthMs } from '../levels.js';
import type { Window } from './plan.js';
import { placesOf } from './places.js';
import { filled, marksFor } from './probe-slices.js';
import { recordOf, resultColumns, type ResultRecord } from '../result-row.js';

/** The most results on one page. */
export const mostResults = 10_000;

/** What a result must be; what is absent may be anything. */
export interface ResultFilter {
  readonly endings?: readonly FinishedEnding[];
  readonly reasons?: readonly string[];
  readonly httpStatuses?: readonly number[];
  readonly minLatencyUs?: number;
  readonly maxLatencyUs?: number;
}

export interface ResultsQuery {
  readonly probeId: number;
  readonly filter: ResultFilter;
  /** Of those that started from this moment on; of all when absent. */
  readonly from?: number;
  /** And before this one. */
  readonly until?: number;
  readonly location?: number;
  /** At most so many. */
  readonly first: number;
  /** Those that come behind this one. */
  readonly after?: Cursor;
}

export interface Page<T> {
  readonly items: readonly T[];
  /** Where the next page begins; absent when this was the last. */
  readonly next?: Cursor;
}

/** Newest first, and of one moment by place. */
export async function resultsOf(sql: Statements, query: ResultsQuery): Promise<Page<ResultRecord>> {
  const { probeId, first } = query;
  const found: ResultRecord[] = [];
  for (const { location } of await placesOf(sql, query.location)) {
    const window = { from: query.from ?? 0, until: endFor(query, location) };
    found.push(...(await newestIn(sql, { ...query, probeId, location }, window)));
  }
  found.sort((one, other) => other.startedAt - one.startedAt || one.location - other.location);
  const items = found.slice(0, first);
  const last = items.at(-1);
  return {
    items,
    ...(found.length > first &&
      last !== undefined && { next: { at: last.startedAt, location: last.location } }),
  };
}

/** Of the cursor's moment, the places behind its own are still to come. */
export function endFor(
  { until = Number.MAX_SAFE_INTEGER, after }: Pick<ResultsQuery, 'until' | 'after'>,
  location: number,
): number {
  if (after === undefined) return until;
  return Math.min(until, location > after.location ? after.at + 1 : after.at);
}

type PlaceQuery = ResultsQuery & { readonly location: number };

/** One more than was asked for, which tells whether there are more. */
async function newestIn(
  sql: Statements,
  query: PlaceQuery,
  window: Window,
): Promise<ResultRecord[]> {
  const [condition, values] = conditionOf(query.filter);
  const wanted = query.first + 1;
  const read = async ({ from, until }: Window, most: number): Promise<ResultRecord[]> => {
    const rows = await sql.all<Row>(
      everyOrdered(
        table => `SELECT ${resultColumns} FROM ${table}
          WHERE probe_id = ? AND location = ? AND started_at >= ? AND started_at < ?${condition}
          ORDER BY started_at DESC LIMIT ?`,
      ),
      toBoth([query.probeId, query.location, from, until, ...values, most]),
    );
    const records = rows.map(recordOf);
    return records.sort((one, other) => other.startedAt - one.startedAt).slice(0, most);
  };
  if (values.length === 0) return read(window, wanted);

  // Day by day, for what a filter finds may be far from one another, and nothing else is done while rows are read.
  const found: ResultRecord[] = [];
  const held = await boundsOf(sql, query, window);
  for (let { until } = held; until > held.from && found.length < wanted; until -= lengthMs.days) {
    const from = Math.max(held.from, until - lengthMs.days);
    found.push(...(await read({ from, until }, wanted - found.length)));
    await giveWay();
  }
  return found;
}

/** The part of a window from its first result to its last. */
async function boundsOf(
  sql: Statements,
  { probeId, location }: PlaceQuery,
  { from, until }: Window,
): Promise<Window> {
  const seek = async (order: 'ASC' | 'DESC'): Promise<number[]> => {
    const rows = await sql.all<Row>(
      everyOrdered(
        table => `SELECT started_at FROM ${table}
          WHERE probe_id = ? AND location = ? AND started_at >= ? AND started_at < ?
          ORDER BY started_at ${order} LIMIT 1`,
      ),
      toBoth([probeId, location, from, until]),
    );
    return rows.map(row => Number(row.started_at));
  };
  const last = Math.max(...(await seek('DESC')));
  // Of no result these are infinite, and there is no time between them.
  return { from: Math.min(...(await seek('ASC'))), until: last + 1 };
}

/** What is asked of the columns that are not in the key, and the values for it. */
function conditionOf(filter: ResultFilter): [text: string, values: Value[]] {
  const { endings, reasons, httpStatuses, minLatencyUs, maxLatencyUs } = filter;
  const parts: [text: string, values: readonly Value[]][] = [
    ...among(
      'ending',
      endings?.map(ending => endingCodes[ending]),
    ),
    ...among('reason', reasons),
    ...among('http_status', httpStatuses),
    ...bound('latency_us >= ?', minLatencyUs),
    ...bound('latency_us <= ?', maxLatencyUs),
  ];
  return [parts.map(([text]) => ` AND ${text}`).join(''), parts.flatMap(([, values]) => values)];
}

const bound = (text: string, value: number | undefined): [string, Value[]][] =>
  value === undefined ? [] : [[text, [value]]];

/** Of an empty list nothing is wanted; no id is 0, nor is any of these columns -1. */
const among = (column: string, wanted: readonly Value[] | undefined): [string, Value[]][] => {
  if (wanted === undefined) return [];
  const values = wanted.length === 0 ? [-1] : filled(wanted);
  return [[`${column} IN (${marksFor(values)})`, values]];
};
