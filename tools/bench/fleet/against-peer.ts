import { median } from '../measure.ts';
import type { Row } from '../table.ts';
import { startDialtone } from './dialtone.ts';
import { type Fleet, rateOf, wordsFor } from './fleet.ts';
import { missingPeers, startPeer } from './peer.ts';
import { watchScraped } from './scraped-window.ts';
import { steady } from './steady.ts';
import { type FleetTarget, startTarget } from './target.ts';
import { cpuUsPerCheck, problemOf, proven, watch } from './window.ts';

export interface Comparison {
  readonly fleet: Fleet;
  /** The share of the peer's processor time that ours may be, and the one above which it is not done. */
  readonly goal: { readonly most: number; readonly beyond?: number };
}

/** V8 goes on compiling for some 10,000 checks. */
const warmChecks = 12_000;
/** Prometheus begins with a burst of new series, which takes it a while on a busy machine. */
const peerWarm = { leastS: 12, mostS: 60 };
/** Once it was held back, it has a turn's planned runs to account for. */
const settle = { leastS: 8, mostS: 40 };
const oursS = 30;
const peerS = 20;

/** All that a check costs in both systems, in turns in one run. */
export async function benchAgainstPeer(
  { fleet, goal }: Comparison,
  rounds: number,
): Promise<Row[]> {
  const what = `${wordsFor(fleet)}: CPU per check, all in`;
  const missing = missingPeers();
  if (missing.length > 0) return [{ what, said: `${missing.join(' and ')} not installed` }];
  const target = await startTarget(fleet);
  const ours = await startDialtone(fleet, target.port);
  const warmS = warmChecks / rateOf(fleet);
  await steady(fleet, target, { leastS: warmS, mostS: warmS + settle.mostS });
  const costs: { ours: number; peer: number | undefined }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { window } = await watchScraped(ours, target, { fleet, seconds: oursS });
    ours.pause();
    costs.push({ ours: cpuUsPerCheck(proven(ours, window)), peer: await peersCost(fleet, target) });
    ours.goOn();
    if (round < rounds - 1) await steady(fleet, target, settle);
  }
  await ours.stop();
  target.stop();
  return rowsOf(what, costs, goal);
}

/** Turns in which the peer failed have no ratio. */
function rowsOf(
  what: string,
  costs: readonly { readonly ours: number; readonly peer: number | undefined }[],
  goal: Comparison['goal'],
): Row[] {
  const value = median(costs.map(({ ours }) => ours));
  const peers = costs.flatMap(({ peer }) => peer ?? []);
  if (peers.length === 0)
    return [
      { what, value, unit: 'µs' },
      { what, said: 'the peer did not keep this rhythm here, so there is no ratio' },
    ];
  const yardstick = { what: 'blackbox + Prometheus', value: median(peers) };
  return [{ what, value, unit: 'µs', yardstick, goal: { ...goal, of: 'ratio' } }];
}

/**
 * Started anew for each turn, for a Prometheus that was held back would ask for everything at once.
 * @returns undefined when it lost checks, which a busy machine makes it do
 */
async function peersCost(fleet: Fleet, target: FleetTarget): Promise<number | undefined> {
  const peer = await startPeer(fleet, target.port);
  await steady(fleet, target, peerWarm);
  const window = await watch(peer, target, { fleet, seconds: peerS });
  await peer.stop();
  const problem = problemOf(peer, window);
  if (problem !== undefined) console.error(problem);
  return problem === undefined ? cpuUsPerCheck(window) : undefined;
}
