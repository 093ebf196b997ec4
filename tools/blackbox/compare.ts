import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { blackboxExporter, locate } from '../run/machine.ts';
import { type Difference, differencesOf } from './differences.ts';
import type { Running } from './child.ts';
import { startDialtone, startExporter, token } from './exporters.ts';
import { type Fleet, startFleet } from './fleet.ts';
import { intentionOf, intentions } from './intended.ts';
import { nameOf, type Pair, pairs, placed } from './pairs.ts';
import { familiesOf } from './samples.ts';

type Say = (line: string) => void;

/**
 * Asks both exporters the same questions and says every difference.
 * @returns 0 when all of them are meant, 1 when one is not or an intention is of none, 2 when there is nothing to compare with
 */
export async function compare(say: Say): Promise<number> {
  const program = locate(blackboxExporter);
  if (program === undefined) {
    say('prometheus-blackbox-exporter is not installed: there is nothing to compare with.');
    return 2;
  }
  const folder = mkdtempSync(join(tmpdir(), 'dialtone-compare-'));
  const opened: { readonly stop: () => Promise<void> }[] = [];
  const open = async <T extends { readonly stop: () => Promise<void> }>(part: Promise<T>) => {
    const one = await part;
    opened.push(one);
    return one;
  };
  try {
    const fleet = await open(startFleet());
    const config = join(folder, 'blackbox.yml');
    copyFileSync(join(import.meta.dirname, 'blackbox.yml'), config);
    writeFileSync(join(folder, 'ca.pem'), fleet.authority.cert);
    const theirs = await open(startExporter(program, config));
    const ours = await open(startDialtone(config, folder));
    return judged(await answers({ fleet, theirs, ours }), say);
  } finally {
    for (const { stop } of opened.reverse()) await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Sides {
  readonly fleet: Fleet;
  readonly theirs: Running;
  readonly ours: Running;
}

interface Answered {
  readonly name: string;
  readonly differences: readonly Difference[];
}

/** Questions under way at once; most of those that take time wait for a deadline. */
const atOnce = 4;

async function answers({ fleet, theirs, ours }: Sides): Promise<Answered[]> {
  const waiting = pairs.map((pair, at) => ({ pair, at }));
  const answered: Answered[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [one, other] = await Promise.all(
        [theirs, ours].map(async ({ url }) => ask(url, next.pair, fleet.ports)),
      );
      answered[next.at] = {
        name: nameOf(next.pair),
        differences: differencesOf(familiesOf(one ?? ''), familiesOf(other ?? '')),
      };
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return answered;
}

async function ask(url: string, pair: Pair, ports: Fleet['ports']): Promise<string> {
  const { module, target, hostname } = pair;
  const query = new URLSearchParams({
    module,
    target: placed(target, ports),
    ...(hostname !== undefined && { hostname }),
  });
  const answer = await fetch(`${url}/probe?${query.toString()}`, {
    headers: {
      authorization: `Bearer ${token}`,
      'x-prometheus-scrape-timeout-seconds': '10',
    },
  });
  const text = await answer.text();
  if (answer.status !== 200)
    throw new Error(`${nameOf(pair)}: ${url} answers ${answer.status}: ${text}`);
  return text;
}

function judged(answered: readonly Answered[], say: Say): number {
  const met = new Set<string>();
  let unmeant = 0;
  for (const { name, differences } of answered)
    for (const difference of differences) {
      const intention = intentionOf(name, difference);
      if (intention === undefined) unmeant += 1;
      else met.add(intention.name);
      const { family, kind, theirs, ours } = difference;
      const mark = intention === undefined ? 'DIFFERS' : `meant (${intention.name})`;
      say(`${mark}: ${name}: ${family} ${kind}: theirs ${theirs}, ours ${ours}`);
    }
  const idle = intentions.filter(({ name }) => !met.has(name));
  for (const { name } of idle) say(`IDLE: nothing differs as ${name} has it.`);
  say(
    `${answered.length} pairs, ${met.size} kinds of meant differences, ${unmeant} differences that nobody meant.`,
  );
  return unmeant + idle.length === 0 ? 0 : 1;
}
