import { setTimeout as sleep } from 'node:timers/promises';
import { type Fleet, rateOf } from './fleet.ts';
import type { FleetTarget } from './target.ts';

/** Two periods, or long enough to tell a rhythm from a chance. */
const lookS = 4;
const rhythm = 0.98;

interface Patience {
  readonly leastS: number;
  readonly mostS: number;
}

/**
 * Waits until a fleet's visits come at its rate, however long a system takes to get there on this machine.
 * @returns whether they do; a system that never gets there is watched as it is
 */
export async function steady(
  fleet: Fleet,
  target: FleetTarget,
  { leastS, mostS }: Patience,
): Promise<boolean> {
  await sleep(Math.max(leastS - lookS, 0) * 1000);
  for (let waitedS = leastS; waitedS <= mostS; waitedS += lookS) {
    target.forget();
    const began = performance.now();
    await sleep(lookS * 1000);
    const { visits } = await target.seen();
    const planned = (rateOf(fleet) * (performance.now() - began)) / 1000;
    if (visits >= planned * rhythm && visits <= planned / rhythm) return true;
  }
  return false;
}
