import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../table.ts';
import { startDialtone } from './dialtone.ts';
import { type Fleet, wordsFor } from './fleet.ts';
import { watchScraped } from './scraped-window.ts';
import { startTarget } from './target.ts';
import { cpuUsPerCheck, proven } from './window.ts';

/** The same 1,000 checks a second. */
const sizes = [1000, 10_000, 50_000];
const rate = 1000;
/** The first look at a probe costs more than all others, so each has had one before it is measured. */
const warmS = ({ everyS }: Fleet): number => Math.max(25, everyS * 1.5);
/** A whole minute, for what closes with it costs by the probe: half a minute would have it twice, or not at all. */
const windowS = 60;
/** By how much a size may cost more than the one before. */
const step = 1.1;

/** What a check costs among more and more probes. */
export async function benchGrowth(): Promise<Row[]> {
  const rows: Row[] = [];
  let before: { readonly what: string; readonly value: number } | undefined;
  for (const probes of sizes) {
    const fleet: Fleet = { kind: 'http', probes, everyS: probes / rate };
    const value = await costOf(fleet);
    rows.push({
      what: `${wordsFor(fleet)}: CPU per check, all in`,
      value,
      unit: 'µs',
      ...(before !== undefined && { yardstick: before, goal: { most: step, of: 'ratio' } }),
    });
    before = { what: `${probes.toLocaleString('en')} probes`, value };
  }
  return rows;
}

async function costOf(fleet: Fleet): Promise<number> {
  const target = await startTarget(fleet);
  const dialtone = await startDialtone(fleet, target.port);
  await sleep(warmS(fleet) * 1000);
  const { window } = await watchScraped(dialtone, target, { fleet, seconds: windowS });
  await dialtone.stop();
  target.stop();
  return cpuUsPerCheck(proven(dialtone, window));
}
