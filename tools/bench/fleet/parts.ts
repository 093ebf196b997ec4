import { benchAway } from '../away/away.ts';
import { benchRetention } from '../history/retention.ts';
import { benchStorage } from '../history/storage.ts';
import type { Row } from '../table.ts';
import { benchAgainstPeer, type Comparison } from './against-peer.ts';
import { benchGrowth } from './growth.ts';
import { benchMemory } from './memory.ts';
import { benchMost } from './most.ts';
import { benchTenThousand } from './ten-thousand.ts';
import { benchTwoThousand } from './two-thousand.ts';

const against =
  (comparison: Comparison) =>
  (rounds: number): Promise<Row[]> =>
    benchAgainstPeer(comparison, rounds);

/** Measurements of the whole system under a fleet of probes, and of what it keeps, by the name to ask for them. */
export const fleetParts = {
  'fleet-http-1s': against({
    fleet: { kind: 'http', probes: 1000, everyS: 1 },
    goal: { most: 1 / 8, beyond: 1 / 5 },
  }),
  'fleet-http-5s': against({
    fleet: { kind: 'http', probes: 1000, everyS: 5 },
    goal: { most: 1 / 8, beyond: 1 / 5 },
  }),
  'fleet-tcp-2s': against({
    fleet: { kind: 'tcp', probes: 1000, everyS: 2 },
    goal: { most: 1 / 5 },
  }),
  'fleet-dns-2s': against({
    fleet: { kind: 'dns', probes: 1000, everyS: 2 },
    goal: { most: 1 / 7 },
  }),
  'fleet-icmp-2s': against({
    fleet: { kind: 'icmp', probes: 1000, everyS: 2 },
    goal: { most: 1 / 5 },
  }),
  'fleet-2000-1s': benchTwoThousand,
  'fleet-10000-10s': benchTenThousand,
  'fleet-most': benchMost,
  'fleet-growth': benchGrowth,
  storage: benchStorage,
} as const satisfies Record<string, (rounds: number) => Promise<Row[]>>;

/** Those that take so long that they are measured only when they are asked for. */
export const longParts = {
  'memory-30m': benchMemory,
  'away-10m': benchAway,
  retention: benchRetention,
} as const satisfies Record<string, (rounds: number) => Promise<Row[]>>;
