import { setTimeout as sleep } from 'node:timers/promises';
import type { Row } from '../table.ts';
import { type Dialtone, startDialtone } from './dialtone.ts';
import { type Fleet, wordsFor } from './fleet.ts';
import { mostOf, quantileOf } from './histogram.ts';
import { watchScraped } from './scraped-window.ts';
import { slownessText } from './slow-spells.ts';
import { type FleetTarget, startTarget } from './target.ts';
import { cpuUsPerCheck, proven } from './window.ts';

const fleet: Fleet = { kind: 'http', probes: 10_000, everyS: 10 };
const name = wordsFor(fleet);
const warmS = 20;
const windowS = 45;

/** From the start of the process until everything runs: what it costs, how late it is, what it holds. */
export async function benchTenThousand(): Promise<Row[]> {
  const target = await startTarget(fleet);
  const dialtone = await startDialtone(fleet, target.port);
  const boot = await bootOf(dialtone, target);
  await sleep(warmS * 1000);
  const { window, lateness, slowness, missed, failed } = await watchScraped(dialtone, target, {
    fleet,
    seconds: windowS,
  });
  proven(dialtone, window);
  await dialtone.stop();
  target.stop();
  const ms = (seconds: number) => seconds * 1000;
  return [
    {
      what: `${name}: boot to the first check`,
      value: boot.firstS,
      unit: 's',
      goal: { most: 3, of: 'value' },
    },
    {
      what: `${name}: from there until all were looked at`,
      value: boot.allS,
      unit: 's',
      goal: { most: fleet.everyS, of: 'value' },
    },
    {
      what: `${name}: CPU per check, all in`,
      value: cpuUsPerCheck(window),
      unit: 'µs',
      goal: { most: 200, of: 'value' },
    },
    { what: `${name}: runs missed`, value: missed, unit: 'runs', goal: { most: 0, of: 'value' } },
    {
      what: `${name}: checks that failed`,
      value: failed,
      unit: 'checks',
      goal: { most: 0, of: 'value' },
    },
    {
      what: `${name}: lateness, p99`,
      value: ms(quantileOf(lateness, 0.99)),
      unit: 'ms',
      goal: { most: 10, of: 'value' },
    },
    {
      what: `${name}: lateness, none above`,
      value: ms(mostOf(lateness)),
      unit: 'ms',
      goal: { most: 50, of: 'value' },
    },
    {
      what: `${name}: off the period at the target, p99`,
      value: window.seen.offBy.p99,
      unit: 'ms',
    },
    { what: `${name}: meanwhile`, said: slownessText(slowness) },
    {
      what: `${name}: memory, RSS`,
      value: window.residentBytes / 1e6,
      unit: 'MB',
      goal: { most: 250, of: 'value' },
    },
  ];
}

/** A period and a boot, and then some: whoever is not there by then does not come. */
const longestS = 60;

async function bootOf(
  { startedAt }: Dialtone,
  target: FleetTarget,
): Promise<{ readonly firstS: number; readonly allS: number }> {
  for (let second = 0; second < longestS; second += 1) {
    const { probes, firstAt = NaN, completeAt = NaN } = await target.seen();
    if (probes === fleet.probes)
      return { firstS: (firstAt - startedAt) / 1000, allS: (completeAt - firstAt) / 1000 };
    await sleep(1000);
  }
  throw new Error(`Not every probe was looked at within ${longestS} s of the start.`);
}
