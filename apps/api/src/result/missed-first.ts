/**
 * The order of a start: what was missed before it goes on record before anything that was seen since, and before the
 * word that we run again. Of a process that is killed in between, the next one still finds all that is to be told.
 */
export class MissedFirst {
  private aliveBefore = 0;
  private gapsLeft = 0;

  /** Whether all that was missed is on its way to the record. */
  get over(): boolean {
    return this.gapsLeft <= 0;
  }

  /** @param aliveAt when the process before was last known to run, in milliseconds since 1970 */
  begin(aliveAt: number): void {
    this.aliveBefore = aliveAt;
    this.gapsLeft = Infinity;
  }

  /** All of it has been said. @param gaps how many still wait to be written */
  said(gaps: number): void {
    this.gapsLeft = gaps;
  }

  taken(gaps: number): void {
    this.gapsLeft -= gaps;
  }

  /** Until when it may be on record that we run. */
  aliveAt(now: number): number {
    return this.over ? now : this.aliveBefore;
  }
}
