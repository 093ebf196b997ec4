import { giveWay } from '../give-way.js';
import type { Kept } from '../kept.js';
import { lengthMs } from '../levels.js';
import type { Row, Statements } from '../sql.js';
import { gapsIn, runsIn } from './gaps.js';
import type { Place } from './places.js';
import type { Window } from './plan.js';
import { marksFor, probeSlices } from './probe-slices.js';
import { type RolledQuery, rolledReading, type RolledStretch } from './rolled-reading.js';
import { type Endings, finishedOf, Tally } from './tally.js';

export interface FleetQuery extends RolledQuery {
  readonly probeIds: readonly number[];
  /** How long a cell lasts: whole rows of the coarsest level that is read. */
  readonly stepMs: number;
}

/** What the planned runs of all these probes came to in one step, which may reach out of the window. */
export interface FleetCell {
  readonly at: number;
  readonly endings: Endings;
}

/** Of the time that is rolled up. */
export interface Fleet extends Window {
  readonly cells: readonly FleetCell[];
}

const sums = ['up', 'degraded', 'down', 'internal', 'asked', 'asked_up']
  .map(column => `SUM(${column}) AS ${column}`)
  .join(', ');

/**
 * How the planned runs of many probes ended, step by step, as if they were one probe. The database adds up; between two
 * slices of probes whatever else waits has its turn.
 */
export async function fleetOf(sql: Statements, query: FleetQuery, kept: Kept): Promise<Fleet> {
  const { from, until, parts } = await rolledReading(sql, query, kept);
  const cells = new Cells({ from, until }, query.stepMs);
  for (const { location, stretches } of parts)
    for (const slice of probeSlices(query.probeIds)) {
      const probes = { ids: slice, location };
      for (const stretch of stretches) await addFinished(sql, probes, { stretch, cells });
      await addMissed(sql, probes, cells);
      await giveWay();
    }
  return { from, until, cells: cells.told };
}

interface Probes extends Pick<Place, 'location'> {
  readonly ids: readonly number[];
}

class Cells {
  private readonly tallies = new Map<number, Tally>();

  constructor(
    readonly window: Window,
    private readonly stepMs: number,
  ) {
    for (let at = this.startOf(window.from); at < window.until; at += stepMs)
      this.tallies.set(at, new Tally());
  }

  startOf(moment: number): number {
    return Math.floor(moment / this.stepMs) * this.stepMs;
  }

  at(moment: number): Tally | undefined {
    return this.tallies.get(this.startOf(moment));
  }

  /** Each cell with the part of the window that it is. */
  *parts(): Generator<[Window, Tally]> {
    const { from, until } = this.window;
    for (const [at, tally] of this.tallies)
      yield [{ from: Math.max(at, from), until: Math.min(at + this.stepMs, until) }, tally];
  }

  get told(): FleetCell[] {
    return [...this.tallies].map(([at, { endings }]) => ({ at, endings }));
  }
}

async function addFinished(
  sql: Statements,
  { ids, location }: Probes,
  { stretch, cells }: { readonly stretch: RolledStretch; readonly cells: Cells },
): Promise<void> {
  const { rows, from, until } = stretch;
  const length = lengthMs[rows];
  const found = await sql.all<Row>(
    `SELECT at, ${sums} FROM dialtone_${rows}
     WHERE probe_id IN (${marksFor(ids)}) AND location = ? AND at >= ? AND at < ? GROUP BY at`,
    [...ids, location, from / length, until / length],
  );
  for (const row of found) cells.at(Number(row.at) * length)?.finished(finishedOf(row));
}

async function addMissed(sql: Statements, probes: Probes, cells: Cells): Promise<void> {
  for (const gap of await gapsIn(sql, probes, cells.window))
    for (const [part, tally] of cells.parts())
      if (gap.lastAt >= part.from && gap.firstAt < part.until)
        tally.missed(gap.reason, runsIn(gap, part));
}
