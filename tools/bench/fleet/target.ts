import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { killedAtTheEnd } from './at-the-end.ts';
import type { Seen } from './arrivals.ts';
import type { Fleet } from './fleet.ts';
import { echoesIn } from './kernel.ts';

/** What a fleet looks at, and what it has seen of it. */
export interface FleetTarget {
  readonly port: number;
  /** Counts anew. */
  readonly forget: () => void;
  readonly seen: () => Promise<Seen>;
  readonly stop: () => void;
}

export const startTarget = async (fleet: Fleet): Promise<FleetTarget> =>
  fleet.kind === 'icmp' ? kernel() : served(fleet);

async function served({ kind, everyS }: Fleet): Promise<FleetTarget> {
  const child = fork(join(import.meta.dirname, 'target-process.ts'), [kind, String(everyS)]);
  killedAtTheEnd(child);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return {
    port,
    forget: () => {
      child.send('forget');
    },
    seen: async () => {
      const answer = once(child, 'message');
      child.send('tell');
      const [seen] = (await answer) as [Seen];
      return seen;
    },
    stop: () => {
      child.disconnect();
    },
  };
}

/** The kernel itself answers echo requests, and counts them: those of everybody on this machine. */
function kernel(): FleetTarget {
  const counted = () => echoesIn(readFileSync('/proc/net/snmp', 'utf8'));
  let before = counted();
  return {
    port: 0,
    forget: () => {
      before = counted();
    },
    seen: () =>
      Promise.resolve({
        visits: counted() - before,
        probes: 0,
        offBy: { p50: 0, p99: 0, most: 0 },
      }),
    stop: () => undefined,
  };
}
