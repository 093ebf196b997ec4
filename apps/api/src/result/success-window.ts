/** The window that success rates look back over, in minutes. */
export const windowMinutes = 60;

/** How the checks of one probe ended over the last hour, by the minute: two small rings of counters. */
export class SuccessWindow {
  private readonly finished = new Uint16Array(windowMinutes);
  private readonly up = new Uint16Array(windowMinutes);
  /** The sums of both rings: a list by success rate asks every probe for them. */
  private readonly sums = { finished: 0, up: 0 };
  private newest = -Infinity;

  /** @param minute minutes since 1970; one that is out of the window already is left out */
  add(minute: number, finished: number, up: number): void {
    this.moveTo(minute);
    if (minute <= this.newest - windowMinutes) return;
    const place = minute % windowMinutes;
    this.finished[place] = (this.finished[place] ?? 0) + finished;
    this.up[place] = (this.up[place] ?? 0) + up;
    this.sums.finished += finished;
    this.sums.up += up;
  }

  /**
   * Percent that were up, 0 to 100; undefined when none finished.
   * @param minute the present one
   */
  rate(minute: number): number | undefined {
    // A clock that was set back so far has counted in a time that is not.
    if (minute <= this.newest - windowMinutes) this.newest = -Infinity;
    this.moveTo(minute);
    const { finished, up } = this.sums;
    return finished === 0 ? undefined : (up / finished) * 100;
  }

  private moveTo(minute: number): void {
    if (minute <= this.newest) return;
    const from = Math.max(this.newest + 1, minute - windowMinutes + 1);
    for (let passed = from; passed <= minute; passed += 1) {
      const place = passed % windowMinutes;
      this.sums.finished -= this.finished[place] ?? 0;
      this.sums.up -= this.up[place] ?? 0;
      this.finished[place] = 0;
      this.up[place] = 0;
    }
    this.newest = minute;
  }
}
