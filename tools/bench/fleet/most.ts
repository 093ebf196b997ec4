import { spawnSync } from 'node:child_process';
import type { Row } from '../table.ts';
import { bareVisits } from './bare-visits.ts';
import { startDialtone } from './dialtone.ts';
import type { Fleet } from './fleet.ts';
import { quantileOf } from './histogram.ts';
import { type Attempt, climb } from './ladder.ts';
import { watchScraped } from './scraped-window.ts';
import { type Slowness, slownessText } from './slow-spells.ts';
import { steady } from './steady.ts';
import { startTarget } from './target.ts';
import { coresOf, proven } from './window.ts';

/** In probes at 1 s. */
const steps = [500, 1000, 2000, 3000, 4000, 5000, 6000, 8000, 10_000, 12_000];
/** On one core V8 compiles for a minute and a half what runs often: in threads that take the core from the checks. */
const warm = { leastS: 90, mostS: 120 };
/** Everything is collected once in 100 s at 5,000 checks a second: not none or once by chance. */
const windowS = 105;
const latestS = 0.05;
const goal = 5000;
const pin = ['taskset', '-c', '0'] as const;

/** How many HTTP checks a second one core carries before they come late. */
export async function benchMost(): Promise<Row[]> {
  const pinned = spawnSync('taskset', ['--version'], { stdio: 'ignore' }).error === undefined;
  const what = 'Most HTTP checks a second on one core, lateness p99 under 50 ms';
  if (!pinned) return [{ what, said: 'taskset not installed' }];
  const bare = await bareAt(goal);
  const { step, held, fallen = '' } = await climb(steps, goal, attempt);
  if (step === undefined || held === undefined) return [{ what, said: fallen }, bare];
  return [
    { what, value: step, unit: '/s', goal: { least: goal, of: 'value' } },
    { what: `At ${step}/s: lateness, p99`, value: held.latenessMs, unit: 'ms' },
    { what: `At ${step}/s: cores`, value: held.cores, unit: '' },
    { what: '', said: `At ${step}/s ${slownessText(held.slowness)}` },
    ...(fallen === '' ? [] : [{ what: '', said: fallen }]),
    bare,
  ];
}

/** What the machine lets a program do, at the same rate, that only visits. */
async function bareAt(rate: number): Promise<Row> {
  const target = await startTarget({ kind: 'http', probes: rate, everyS: 1 });
  try {
    const { p99Ms, mostMs } = await bareVisits(rate, target.port, pin);
    const said = `${p99Ms} ms, p99; none above ${mostMs + 1}`;
    return { what: `At ${rate}/s: lateness of bare sockets of Node`, said };
  } finally {
    target.stop();
  }
}

interface Held {
  readonly cores: number;
  readonly latenessMs: number;
  readonly slowness: Slowness;
}

/** One rate, from a fresh start. */
async function attempt(rate: number): Promise<Attempt<Held>> {
  const fleet: Fleet = { kind: 'http', probes: rate, everyS: 1 };
  const target = await startTarget(fleet);
  const dialtone = await startDialtone(fleet, target.port, pin);
  try {
    if (!(await steady(fleet, target, warm))) return { fallen: `no rhythm within ${warm.mostS} s` };
    const { window, lateness, slowness, missed } = await watchScraped(dialtone, target, {
      fleet,
      seconds: windowS,
    });
    const late = quantileOf(lateness, 0.99);
    if (missed > 0) return { fallen: `${missed} runs were missed` };
    if (!(late < latestS))
      return { fallen: `lateness p99 of ${Math.round(late * 1000)} ms; ${slownessText(slowness)}` };
    const cores = coresOf(proven(dialtone, window));
    return { held: { cores, latenessMs: late * 1000, slowness } };
  } finally {
    await dialtone.stop();
    target.stop();
  }
}
