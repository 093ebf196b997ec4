import type { Row } from './counter-rows.js';

/** The window that success rates look back over, in minutes. */
export const windowMinutes = 60;

/** The counters of a window: how many finished in each minute, and behind them how many were up. */
export const windowCounters = 2 * windowMinutes;

/** Of what was never moved. A whole number like the others: V8 keeps any other in a box of its own. */
const before = 0;

/** How the checks of one probe ended over the last hour, by the minute: two small rings of counters. */
export class SuccessWindow {
  /** The sums of both rings: a list by success rate asks every probe for them. */
  private finished = 0;
  private up = 0;
  private newest = before;

  /** @param row all zero, and ours alone */
  constructor(readonly row: Row) {}

  /** @param minute minutes since 1970; one that is out of the window already is left out */
  add(minute: number, finished: number, up: number): void {
    this.moveTo(minute);
    if (minute <= this.newest - windowMinutes) return;
    const { counters, first } = this.row;
    const place = first + (minute % windowMinutes);
    counters[place] = (counters[place] ?? 0) + finished;
    counters[place + windowMinutes] = (counters[place + windowMinutes] ?? 0) + up;
    this.finished += finished;
    this.up += up;
  }

  /**
   * Percent that were up, 0 to 100; undefined when none finished.
   * @param minute the present one
   */
  rate(minute: number): number | undefined {
    // A clock that was set back so far has counted in a time that is not.
    if (minute <= this.newest - windowMinutes) this.newest = before;
    this.moveTo(minute);
    return this.finished === 0 ? undefined : (this.up / this.finished) * 100;
  }

  private moveTo(minute: number): void {
    if (minute <= this.newest) return;
    const { counters, first } = this.row;
    const from = Math.max(this.newest + 1, minute - windowMinutes + 1);
    for (let passed = from; passed <= minute; passed += 1) {
      const place = first + (passed % windowMinutes);
      this.finished -= counters[place] ?? 0;
      this.up -= counters[place + windowMinutes] ?? 0;
      counters[place] = 0;
      counters[place + windowMinutes] = 0;
    }
    this.newest = minute;
  }
}
