/** The window that success rates look back over, in minutes. */
export const windowMinutes = 60;

/** How the checks of one probe ended over the last hour, by the minute: two small rings of counters. */
export class SuccessWindow {
  private readonly finished = new Uint16Array(windowMinutes);
  private readonly up = new Uint16Array(windowMinutes);
  private newest = -Infinity;

  /** @param minute minutes since 1970; one that is out of the window already is left out */
  add(minute: number, finished: number, up: number): void {
    this.moveTo(minute);
    if (minute <= this.newest - windowMinutes) return;
    const place = minute % windowMinutes;
    this.finished[place] = (this.finished[place] ?? 0) + finished;
    this.up[place] = (this.up[place] ?? 0) + up;
  }

  /**
   * Percent that were up, 0 to 100; undefined when none finished.
   * @param minute the present one
   */
  rate(minute: number): number | undefined {
    // A clock that was set back so far has counted in a time that is not.
    if (minute <= this.newest - windowMinutes) this.newest = -Infinity;
    this.moveTo(minute);
    const finished = sum(this.finished);
    return finished === 0 ? undefined : (sum(this.up) / finished) * 100;
  }

  private moveTo(minute: number): void {
    if (minute <= this.newest) return;
    const from = Math.max(this.newest + 1, minute - windowMinutes + 1);
    for (let passed = from; passed <= minute; passed += 1) {
      this.finished[passed % windowMinutes] = 0;
      this.up[passed % windowMinutes] = 0;
    }
    this.newest = minute;
  }
}

const sum = (ring: Uint16Array): number => ring.reduce((total, count) => total + count, 0);
