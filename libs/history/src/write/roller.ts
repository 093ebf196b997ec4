import type { ResultTuple } from '../batch.js';
import type { Sql, Statements, Value } from '../sql.js';
import type { Exclusive } from './exclusive.js';
import { giveWay } from '../give-way.js';
import { putMarks } from './marks.js';
import { MinuteTally, minuteOf, rowOfOne } from './minute-tally.js';
import { probeIdsIn } from './probe-ids.js';
import { type Level, lengthMs, levels } from '../levels.js';
import { RollupRow } from './rollup-row.js';
import { RollupStore } from './rollup-store.js';

/** Rows in one transaction: some milliseconds, in which nobody else can write. */
const minutesAtOnce = 500;
/** Probes in one transaction of a coarser level: each may be sixty rows to read. */
const probesAtOnce = 25;

type Coarse = 'hours' | 'days';
const finer = { hours: 'minutes', days: 'hours' } as const;

/** A connection, a place, and the turns that everybody takes who writes there. */
export interface WritingPlace {
  readonly sql: Sql;
  readonly location: number;
  readonly turns: Exclusive;
}

/**
 * Makes rollups of what is on disk: each minute once, when no result of it can still come, and from the minutes the
 * hours, and from those the days. A mark for each level says how far it has come and moves only when all rows before it
 * stand, so a process that was killed does its last unit again, to the same rows. A result that comes for a minute
 * behind the mark, as when the clock was set back, is added to the rows that stand, with its own row.
 */
export class Roller {
  private readonly tally = new MinuteTally();
  private readonly store: RollupStore;
  /** One for all minutes: what is written of it is taken at once, and ten thousand of them would be 130 MB of garbage. */
  private readonly row = new RollupRow();
  private readonly marks: Record<Level, number>;
  /** Units that have rows of a finer level; those up to where we began may, too. */
  private readonly filled = { hours: new Set<number>(), days: new Set<number>() };
  private readonly began: Readonly<Record<Coarse, number>>;
  private rolling: Promise<void> | undefined;
  /** Something came to a unit that is being rolled up: it is done again. */
  private disturbed = false;

  constructor(
    private readonly place: WritingPlace,
    marks: Readonly<Record<Level, number>>,
  ) {
    this.store = new RollupStore(place.location);
    this.marks = { ...marks };
    this.began = { hours: Math.floor(marks.minutes / 60), days: Math.floor(marks.hours / 24) };
  }

  /** The first minute that is not rolled up. */
  get minute(): number {
    return this.marks.minutes;
  }

  /** Within the transaction that writes them: what belongs to complete rows is added to these. */
  async amend(statements: Statements, results: readonly ResultTuple[]): Promise<void> {
    for (const result of results) {
      const [probeId, startedAt] = result;
      if (minuteOf(startedAt) >= this.marks.minutes) continue;
      const row = rowOfOne(result);
      for (const level of levels) {
        const at = Math.floor(startedAt / lengthMs[level]);
        if (at < this.marks[level])
          await this.store.amend(statements, level, [{ probeId, at }, row]);
        else {
          if (level !== 'minutes') this.filled[level].add(at);
          if (at === this.marks[level]) this.disturbed = true;
        }
      }
    }
  }

  /** Counts results that are on disk. */
  learn(results: readonly ResultTuple[]): void {
    for (const result of results) {
      const minute = minuteOf(result[1]);
      if (minute < this.marks.minutes) continue;
      this.tally.add(result);
      if (minute === this.marks.minutes) this.disturbed = true;
    }
  }

  /** Rolls up all that is complete before a moment, in slices. One round at a time. */
  async roll(settledUntil: number): Promise<void> {
    this.rolling ??= this.rollAll(settledUntil).finally(() => {
      this.rolling = undefined;
    });
    return this.rolling;
  }

  private async rollAll(settledUntil: number): Promise<void> {
    const until = minuteOf(settledUntil);
    while (this.marks.minutes < until) {
      this.disturbed = false;
      const minute = this.tally.firstBefore(until);
      // Minutes in which nothing finished have no rows.
      if (minute !== this.marks.minutes) await this.mark('minutes', minute ?? until);
      else await this.rollMinute(minute);
    }
    await this.rollCoarse('hours', Math.floor(this.marks.minutes / 60));
    await this.rollCoarse('days', Math.floor(this.marks.hours / 24));
  }

  private async rollMinute(minute: number): Promise<void> {
    this.filled.hours.add(Math.floor(minute / 60));
    const { sql, turns } = this.place;
    const probeIds = this.tally.probesOf(minute);
    for (let from = 0; from < probeIds.length; from += minutesAtOnce) {
      const slice = probeIds.slice(from, from + minutesAtOnce);
      await turns.run(async () =>
        sql.put(
          this.store.rowsOf(
            'minutes',
            slice.map(probeId => this.writtenOfMinute(minute, probeId)),
          ),
        ),
      );
      await giveWay();
    }
    if (await this.mark('minutes', minute + 1)) this.tally.forget(minute);
  }

  private writtenOfMinute(minute: number, probeId: number): Value[] {
    const { row } = this;
    row.clear();
    this.tally.addTo(row, minute, probeId);
    return this.store.written({ probeId, at: minute }, row);
  }

  private async rollCoarse(level: Coarse, until: number): Promise<void> {
    while (this.marks[level] < until) {
      this.disturbed = false;
      const at = this.marks[level];
      if (at <= this.began[level] || this.filled[level].delete(at)) {
        if (level === 'hours') this.filled.days.add(Math.floor(at / 24));
        await this.rollAllProbes(level, at);
      }
      await this.mark(level, at + 1);
    }
  }

  private async rollAllProbes(level: Coarse, at: number): Promise<void> {
    const { sql, turns } = this.place;
    const ids = await probeIdsIn(sql, `dialtone_${finer[level]}`);
    for (let from = 0; from < ids.length; from += probesAtOnce) {
      const slice = ids.slice(from, from + probesAtOnce);
      await turns.run(async () => this.rollProbes(level, at, slice));
      await giveWay();
    }
  }

  private async rollProbes(level: Coarse, at: number, ids: readonly number[]): Promise<void> {
    const below = finer[level];
    const each = lengthMs[level] / lengthMs[below];
    const [from, until] = [at * each, (at + 1) * each];
    await this.place.sql.transaction(async statements => {
      const written: Value[][] = [];
      const row = new RollupRow();
      for (const probeId of ids) {
        row.clear();
        if (await this.store.addTo(row, statements, { level: below, probeId, from, until }))
          written.push(this.store.written({ probeId, at }, row));
      }
      await statements.put(this.store.rowsOf(level, written));
    });
  }

  /** @returns false when the unit must be done again */
  private async mark(level: Level, value: number): Promise<boolean> {
    const { sql, location, turns } = this.place;
    return turns.run(async () => {
      if (this.disturbed) return false;
      await putMarks(sql, location, { [level]: value });
      this.marks[level] = value;
      return true;
    });
  }
}
