import type { Row } from '../table.ts';
import { startDialtone } from './dialtone.ts';
import { type Fleet, wordsFor } from './fleet.ts';
import { missingPeers, startPeer } from './peer.ts';
import { watchScraped } from './scraped-window.ts';
import { steady } from './steady.ts';
import { type FleetTarget, startTarget } from './target.ts';
import { coresOf, proven, watch } from './window.ts';

const fleet: Fleet = { kind: 'http', probes: 2000, everyS: 1 };
const name = wordsFor(fleet);
const warm = { leastS: 12, mostS: 40 };
const windowS = 30;
const peerS = 15;

/** A rate at which blackbox_exporter with Prometheus has been seen to collapse on two cores. */
export async function benchTwoThousand(): Promise<Row[]> {
  const target = await startTarget(fleet);
  const rows = [...(await ours(target)), await peers(target)];
  target.stop();
  return rows;
}

async function ours(target: FleetTarget): Promise<Row[]> {
  const dialtone = await startDialtone(fleet, target.port);
  await steady(fleet, target, warm);
  const { window, missed } = await watchScraped(dialtone, target, { fleet, seconds: windowS });
  await dialtone.stop();
  proven(dialtone, window);
  return [
    { what: `${name}: cores`, value: coresOf(window), unit: '', goal: { most: 0.5, of: 'value' } },
    { what: `${name}: runs missed`, value: missed, unit: '', goal: { most: 0, of: 'value' } },
  ];
}

/** What the peer makes of it, whatever that is. */
async function peers(target: FleetTarget): Promise<Row> {
  const what = `${name}: blackbox + Prometheus`;
  const missing = missingPeers();
  if (missing.length > 0) return { what, said: `${missing.join(' and ')} not installed` };
  const peer = await startPeer(fleet, target.port);
  await steady(fleet, target, warm);
  const window = await watch(peer, target, { fleet, seconds: peerS });
  await peer.stop();
  const share = (part: number) => `${Math.round((part / window.planned) * 100)} %`;
  return {
    what,
    said: `${coresOf(window).toFixed(2)} cores, ${share(window.seen.visits)} looked at, ${share(window.recorded)} recorded as up`,
  };
}
