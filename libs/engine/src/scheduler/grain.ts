import type { Schedule } from '@dialtone/model';
import { slotMs } from './next-run.js';

/**
 * Checks that are due at one moment wait for one another: the last of so many for 5 ms. Ten at a time wait for 2 ms, and
 * cost a sixth more each.
 */
const mostAtOnce = 30;
/** Each divides a slot, as the finest does, below which a timer tells nothing apart. */
const coarseMs = [slotMs, 50, 25, 10, 5] as const;
const finestMs = 2;

/**
 * How finely the moments of one slot are told apart. While checks are few a second, all of a slot share its first moment,
 * for it is waking up that costs; the more there are, the more moments they are spread over, for a check that waits for
 * fifty others is late.
 */
export class Grain {
  private perSecond = 0;

  add(schedule: Schedule): void {
    this.perSecond += rateOf(schedule);
  }

  remove(schedule: Schedule): void {
    this.perSecond -= rateOf(schedule);
  }

  /** In milliseconds. */
  get ms(): number {
    const fits = (ms: number) => (this.perSecond * ms) / 1000 <= mostAtOnce;
    return coarseMs.find(fits) ?? finestMs;
  }
}

/** Checks a second. Cron texts name their moments themselves. */
const rateOf = (schedule: Schedule): number =>
  schedule.kind === 'interval' ? 1000 / schedule.periodMs : 0;
