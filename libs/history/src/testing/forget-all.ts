import type { HistoryDesk } from '../desk.js';
import type { Kept } from '../kept.js';

/** Forgets slice after slice, without rests. @returns how many rows went */
export async function forgetAll(desk: HistoryDesk, now: number, kept: Kept): Promise<number> {
  let rows = 0;
  for (;;) {
    const forgotten = await desk.forgetSome(now, kept);
    if (forgotten === undefined) return rows;
    rows += forgotten.rows;
  }
}
