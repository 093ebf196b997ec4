import { type PackedBatch, unpacked } from './packed-results.js';
import type { Sql } from './sql.js';
import { CatchUp, extentOnDisk } from './write/catch-up.js';
import { Exclusive } from './write/exclusive.js';
import { locationId } from './write/location-id.js';
import { marksAt, putMarks } from './write/marks.js';
import { type MinuteCount, recentCounts, type RecentQuery } from './write/recent-counts.js';
import type { Kept } from './kept.js';
import { type Forgotten, forgetting } from './write/retention.js';
import { Roller, type WritingPlace } from './write/roller.js';
import { type Level, lengthMs } from './levels.js';
import { Settler } from './write/settler.js';
import { type Standing, standingsOf } from './write/standing.js';
import { Writer } from './write/writer.js';

type Rolled = Record<Level, number>;

/** How far the history had come when it was opened. */
export interface Opened {
  /** The last batch on disk; the next one counts on from here. */
  readonly sequence: number;
  /** When the process before was last known to run, in milliseconds since 1970; absent when there was none. */
  readonly aliveAt?: number;
}

/**
 * The history of what was checked from one place: everything that is written, and what a start needs to know of it.
 * Takes and gives plain values only, for it works in a thread beside the checks.
 */
export class HistoryDesk {
  private forgetting: AsyncGenerator<Forgotten, undefined> | undefined;

  private constructor(
    private readonly place: WritingPlace,
    private readonly roller: Roller,
    private readonly writer: Writer,
    private readonly opened: Opened,
    private readonly catchUp: CatchUp,
    private readonly settler: Settler,
  ) {}

  /** @param now milliseconds since 1970, before the first check of this start */
  static async open(sql: Sql, locationName: string, now: number): Promise<HistoryDesk> {
    const location = await locationId(sql, locationName);
    const place = { sql, location, turns: new Exclusive() };
    const settler = new Settler(place);
    await settler.settle();
    const onDisk = await extentOnDisk(place);
    const roller = new Roller(place, await rolledMarks(place, onDisk?.first ?? now));
    const catchUp = new CatchUp(place, roller, onDisk === undefined ? now : onDisk.last + 1);
    const marks = await marksAt(sql, location);
    const aliveAt = marks.get('alive');
    return new HistoryDesk(
      place,
      roller,
      new Writer(place, roller, catchUp, settler),
      { sequence: marks.get('sequence') ?? 0, ...(aliveAt !== undefined && { aliveAt }) },
      catchUp,
      settler,
    );
  }

  async openedAt(): Promise<Opened> {
    return Promise.resolve(this.opened);
  }

  /** Where the records of these probes end. To be asked before the first batch. */
  async standings(probeIds: readonly number[]): Promise<Standing[]> {
    await this.settler.settle();
    const standings = await standingsOf(this.place.sql, probeIds, this.place.location);
    for (const { probeId, last, verdict } of standings) {
      if (last !== undefined) this.writer.moments.restore(probeId, last[1]);
      if (verdict !== undefined) this.writer.verdicts.restore(probeId, verdict);
    }
    return standings;
  }

  /** @throws Error when the database does not take it; the same batch may then come again, and no other before it */
  async write(batch: PackedBatch): Promise<void> {
    await this.writer.write({ ...batch, results: unpacked(batch.results) });
  }

  /**
   * Rolls up what is on disk from before a moment.
   * @param settledUntil no result from before it is still to come, unless the clock is set back
   */
  async roll(settledUntil: number): Promise<void> {
    await this.catchUp.done();
    await this.roller.roll(settledUntil);
    await this.settler.settleMany(settledUntil);
  }

  /** Brings the newest results to the others of their probes. That happens by itself once there are many. */
  async settle(): Promise<void> {
    await this.settler.settle();
  }

  async recentCounts(query: RecentQuery): Promise<MinuteCount[]> {
    await this.settler.settle();
    return recentCounts(this.place, query);
  }

  /**
   * Forgets a slice of what is older than it is to be kept. To be called again after its rest; what began goes on with what it
   * began with.
   * @returns undefined when nothing is left
   */
  async forgetSome(now: number, kept: Kept): Promise<Forgotten | undefined> {
    this.forgetting ??= forgetting(this.place, now, kept);
    const round = this.forgetting;
    // Unless there is more, the next call begins anew: also after an error, which ends a round.
    this.forgetting = undefined;
    const { value } = await round.next();
    if (value !== undefined) this.forgetting = round;
    return value;
  }

  async close(): Promise<void> {
    // A database that is away by now keeps the newest apart until the next start.
    await this.settler.settle().catch(() => undefined);
    await this.place.sql.close();
  }
}

/** How far the rollups have come; new ones begin with the first result that there is. */
async function rolledMarks({ sql, location }: WritingPlace, first: number): Promise<Rolled> {
  const marks = await marksAt(sql, location);
  const minutes = marks.get('minutes') ?? Math.floor(first / lengthMs.minutes);
  const rolled = {
    minutes,
    hours: marks.get('hours') ?? Math.floor(minutes / 60),
    days: marks.get('days') ?? Math.floor(minutes / 1440),
  };
  await putMarks(sql, location, rolled);
  return rolled;
}
