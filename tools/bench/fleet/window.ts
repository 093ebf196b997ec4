import { setTimeout as sleep } from 'node:timers/promises';
import type { Seen } from './arrivals.ts';
import { type Fleet, rateOf } from './fleet.ts';
import { familyCpuUs, residentBytesOf } from './kernel.ts';
import type { System } from './system.ts';
import type { FleetTarget } from './target.ts';

/** What a system did in a span of time, told by everybody who could see it. */
export interface Window {
  readonly seconds: number;
  readonly cpuUs: number;
  readonly residentBytes: number;
  /** Planned runs in it, by arithmetic. */
  readonly planned: number;
  /** What came to the target. */
  readonly seen: Seen;
  /** What the system has on record. */
  readonly recorded: number;
}

/** Watches a system for some time, without a word to it. */
export async function watch(
  system: System,
  target: FleetTarget,
  { fleet, seconds }: { readonly fleet: Fleet; readonly seconds: number },
): Promise<Window> {
  target.forget();
  const [from, cpu, began] = [Date.now(), familyCpuUs(system.pids), performance.now()];
  await sleep(seconds * 1000);
  const cpuUs = familyCpuUs(system.pids) - cpu;
  const took = (performance.now() - began) / 1000;
  const seen = await target.seen();
  const residentBytes = system.pids.map(residentBytesOf).reduce((sum, bytes) => sum + bytes, 0);
  const recorded = await system.recorded({ from, until: from + took * 1000 });
  return { seconds: took, cpuUs, residentBytes, planned: rateOf(fleet) * took, seen, recorded };
}

/** Of the processor time of a span, the share of each check that came to the target. */
export const cpuUsPerCheck = ({ cpuUs, seen }: Window): number => cpuUs / seen.visits;

/** Cores that were busy on average. */
export const coresOf = ({ cpuUs, seconds }: Window): number => cpuUs / 1e6 / seconds;

/** What may lie on the other side of an edge of the window, as a share of its runs. */
const blurred = 0.02;

/** Why a window proves nothing: checks were planned that did not come to the target, or are not on record. */
export function problemOf({ name }: System, window: Window): string | undefined {
  const { planned, seen, recorded } = window;
  const off = Math.max(Math.abs(seen.visits - planned), Math.abs(recorded - planned));
  return off <= planned * blurred
    ? undefined
    : `${name}: ${Math.round(planned)} runs were planned, ${seen.visits} came to the target, ${recorded} are on record.`;
}

/**
 * The window, when everybody tells the same of it.
 * @throws Error with the sentence of `problemOf`
 */
export function proven(system: System, window: Window): Window {
  const problem = problemOf(system, window);
  if (problem !== undefined) throw new Error(problem);
  return window;
}
