import { MomentsById } from '@dialtone/model';
import type { Clock } from '../clock.js';

/** Starts run ahead of the clock by as many milliseconds as there were checks within one; by more, it was set back. */
const mostAheadMs = 1000;

/**
 * Dates the starts of checks. A moment names one check of a probe: another one that would share it counts as a millisecond
 * later. A clock that was set back is believed all the same.
 */
export class Starts {
  private readonly last = new MomentsById();

  constructor(private readonly clock: Clock) {}

  of(probeId: number): Date {
    const now = this.clock.now();
    const next = (this.last.get(probeId) ?? -Infinity) + 1;
    const at = next > now && next - now <= mostAheadMs ? next : now;
    this.last.set(probeId, at);
    return new Date(at);
  }

  forget(probeId: number): void {
    this.last.delete(probeId);
  }
}
