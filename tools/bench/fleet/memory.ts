import { setTimeout as sleep } from 'node:timers/promises';
import { median } from '../measure.ts';
import type { Row } from '../table.ts';
import { type Dialtone, startDialtone } from './dialtone.ts';
import { type Fleet, rateOf, wordsFor } from './fleet.ts';
import { residentBytesOf } from './kernel.ts';
import { Scraper } from './scraper.ts';
import { type FleetTarget, startTarget } from './target.ts';

const fleet: Fleet = { kind: 'http', probes: 10_000, everyS: 10 };
const minutes = 30;
const lookS = 10;
/** Of the looks: the first sixth is warm-up, and the beginning is the second, the end the last. */
const parts = 6;

/** What the process holds while it works for half an hour, and whether that grows. */
export async function benchMemory(): Promise<Row[]> {
  const target = await startTarget(fleet);
  const dialtone = await startDialtone(fleet, target.port);
  const bytes = await looksAt(dialtone, target);
  await dialtone.stop();
  target.stop();
  const [beginning, end] = [partOf(bytes, 1), partOf(bytes, parts - 1)];
  const name = `${wordsFor(fleet)} for ${minutes} minutes`;
  return [
    {
      what: `${name}: memory at the end, RSS`,
      value: end / 1e6,
      unit: 'MB',
      goal: { most: 250, of: 'value' },
    },
    {
      what: `${name}: against the beginning`,
      value: end / 1e6,
      unit: 'MB',
      yardstick: { what: `minutes 5 to 10`, value: beginning / 1e6 },
      goal: { most: 1.02, of: 'ratio' },
    },
  ];
}

async function looksAt(dialtone: Dialtone, target: FleetTarget): Promise<number[]> {
  const scraper = new Scraper(dialtone.url, 15_000);
  const bytes: number[] = [];
  for (let look = 0; look < (minutes * 60) / lookS; look += 1) {
    target.forget();
    await sleep(lookS * 1000);
    const { visits } = await target.seen();
    bytes.push(residentBytesOf(dialtone.pid));
    if (look > 1 && visits < rateOf(fleet) * lookS * 0.9)
      throw new Error(`Only ${visits} checks came in ${lookS} s.`);
  }
  scraper.stop();
  return bytes;
}

const partOf = (bytes: readonly number[], part: number): number =>
  median(bytes.slice((bytes.length / parts) * part, (bytes.length / parts) * (part + 1)));
