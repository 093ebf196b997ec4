import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../measure.ts';
import type { Row } from '../table.ts';
import { type Dialtone, startDialtone } from './dialtone.ts';
import { type Fleet, wordsFor } from './fleet.ts';
import { watchScraped } from './scraped-window.ts';
import { type FleetTarget, startTarget } from './target.ts';
import { cpuUsPerCheck, proven } from './window.ts';

/** The same 1,000 checks a second. */
const rate = 1000;
const fleets = [1000, 10_000, 50_000].map((probes): Fleet => ({
  kind: 'http',
  probes,
  everyS: probes / rate,
}));
/** The first look at a probe costs more than all others, so each has had one before it is measured. */
const warmS = 75;
/** A whole minute, for what closes with it costs by the probe: half a minute would have it twice, or not at all. */
const windowS = 60;
/** By how much a size may cost more than the one before. */
const step = 1.1;

interface Running {
  readonly fleet: Fleet;
  readonly target: FleetTarget;
  readonly dialtone: Dialtone;
}

/**
 * What a check costs among more and more probes: all sizes side by side, for a machine that slows down within minutes would
 * tell of itself.
 */
export async function benchGrowth(rounds: number): Promise<Row[]> {
  const running: Running[] = [];
  for (const fleet of fleets) {
    const target = await startTarget(fleet);
    running.push({ fleet, target, dialtone: await startDialtone(fleet, target.port) });
  }
  await sleep(warmS * 1000);
  const costs: number[][] = [];
  for (let round = 0; round < rounds; round += 1)
    costs.push(await Promise.all(running.map(costOf)));
  for (const { dialtone, target } of running) {
    await dialtone.stop();
    target.stop();
  }
  return rowsOf(fleets.map((_, at) => median(costs.map(round => round[at] ?? NaN))));
}

async function costOf({ fleet, target, dialtone }: Running): Promise<number> {
  const { window } = await watchScraped(dialtone, target, { fleet, seconds: windowS });
  return cpuUsPerCheck(proven(dialtone, window));
}

function rowsOf(costs: readonly number[]): Row[] {
  return fleets.map((fleet, at) => {
    const row = { what: `${wordsFor(fleet)}: CPU per check, all in`, value: costs[at] ?? NaN };
    const before = fleets[at - 1];
    const less = costs[at - 1];
    if (before === undefined || less === undefined) return { ...row, unit: 'µs' };
    const yardstick = { what: `${before.probes.toLocaleString('en')} probes`, value: less };
    return { ...row, unit: 'µs', yardstick, goal: { most: step, of: 'ratio' } };
  });
}
