import type { Gap } from '../batch.js';
import { endOf, isHiding } from './gaps.js';
import type { Window } from './plan.js';
import type { Verdict } from './verdicts.js';

/**
 * A time in which a target was down: from the first check that found it so, until the first that did not, or until nobody
 * looked at it any more.
 */
export interface Outage {
  readonly from: number;
  /** The end of the window, where nothing ended it within. */
  readonly until: number;
  /** Whether a check found it so: nobody knows what comes of a target at which nobody looks. */
  readonly recovered: boolean;
}

/** The outages that reach into a window. @param verdicts in the order of time, with the last one before the window */
export function outagesIn(verdicts: readonly Verdict[], window: Window): Outage[] {
  const outages: Outage[] = [];
  let since: number | undefined;
  for (const { at, ending } of verdicts) {
    if (ending === 'down') since ??= at;
    else if (since !== undefined) {
      outages.push({ from: since, until: at, recovered: ending !== 'paused' });
      since = undefined;
    }
  }
  if (since !== undefined) outages.push({ from: since, until: window.until, recovered: false });
  return outages;
}

/** How long an outage is known to have lasted within a window: nobody knows of the time in which nobody looked. */
export function knownMs(outage: Window, gaps: readonly Gap[], { from, until }: Window): number {
  const [begin, end] = [Math.max(outage.from, from), Math.min(outage.until, until)];
  let known = end - begin;
  let hiddenUntil = begin;
  for (const gap of gaps.filter(isHiding).toSorted((one, other) => one.firstAt - other.firstAt)) {
    const [first, last] = [Math.max(gap.firstAt, hiddenUntil), Math.min(endOf(gap), end)];
    known -= Math.max(last - first, 0);
    hiddenUntil = Math.max(hiddenUntil, last);
  }
  return Math.max(known, 0);
}
