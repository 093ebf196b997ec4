import { getEventListeners } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Outcome, Reason } from '@dialtone/model';
import type { CheckContext } from '../checker.js';
import { Names } from '../network/resolve.js';
import { tcpChecker } from '../tcp/tcp.js';
import { aContext, aTcpTarget } from './context.js';
import { tcpServer } from './servers.js';

/** A check of a target that means harm. */
export interface Siege {
  readonly check: (context: CheckContext) => Promise<Outcome>;
  readonly timeoutMs: number;
  /** What else the check may use of the world. */
  readonly context?: Partial<CheckContext>;
  /** How many requests, or connections, have reached the target so far. */
  readonly visits: () => number;
}

/** What a hostile target brought about. */
export interface Harm {
  /** `UP` when it was taken for a healthy one. */
  readonly reason: Reason | 'UP';
  readonly visits: number;
  /** How long after the deadline the check ended; 0 when it ended in time. */
  readonly lateMs: number;
  /** The longest that a healthy neighbour, checked every few milliseconds, waited for its check. */
  readonly slowestBeatMs: number;
  readonly neighbourFailed: boolean;
  /** Sockets, decoders and the like that stand after the check and did not before. */
  readonly left: readonly string[];
  readonly listeners: number;
}

/** The check ends no later than this after its deadline, and no neighbour waits longer. */
export const graceMs = 250;

/** A crowded machine can keep anybody waiting once; a target that harms does so every time. */
const attempts = 3;

/**
 * Checks a hostile target once, with a neighbour beside it, and says what came of it. Where somebody had to wait too
 * long it is checked again.
 */
export async function besiege(siege: Siege): Promise<Harm> {
  let harm = await besiegeOnce(siege);
  for (let attempt = 1; attempt < attempts && keptWaiting(harm); attempt += 1)
    harm = await besiegeOnce(siege);
  return harm;
}

const keptWaiting = ({ lateMs, slowestBeatMs }: Harm): boolean =>
  lateMs >= graceMs || slowestBeatMs > graceMs;

async function besiegeOnce({ check, timeoutMs, context, visits }: Siege): Promise<Harm> {
  await using neighbour = await tcpServer();
  await neighbourBeat(neighbour.port);
  const before = resources();
  const visited = visits();
  const over = new AbortController();
  const beats = beating(neighbour.port, over.signal);
  const signal = AbortSignal.timeout(timeoutMs);
  const began = performance.now();
  const outcome = await check(aContext({ ...context, signal, timeoutMs }));
  const spentMs = performance.now() - began;
  over.abort();
  const { slowestMs, failed } = await beats;
  return {
    reason: outcome.up ? 'UP' : outcome.reason,
    visits: visits() - visited,
    lateMs: Math.max(0, spentMs - timeoutMs),
    slowestBeatMs: slowestMs,
    neighbourFailed: failed,
    left: await leftOf(before),
    listeners: getEventListeners(signal, 'abort').length,
  };
}

/** The facts of a siege that are the same at every run: what a spec expects as a whole. */
export const verdict = ({ reason, visits, lateMs, slowestBeatMs, ...rest }: Harm) => ({
  reason,
  visits,
  inTime: lateMs < graceMs,
  neighbourMissedABeat: rest.neighbourFailed || slowestBeatMs > graceMs,
  left: rest.left,
  listeners: rest.listeners,
});

/** What `verdict` is when a check withstood. */
export const withstood = (reason: Harm['reason'], visits = 1): ReturnType<typeof verdict> => ({
  reason,
  visits,
  inTime: true,
  neighbourMissedABeat: false,
  left: [],
  listeners: 0,
});

/** What stays in memory of so many checks, in bytes, once everything that nobody holds is gone. */
export async function keptBytes(
  check: (context: CheckContext) => Promise<unknown>,
  { times = 1000, atOnce = 10 } = {},
): Promise<number> {
  const repeat = async (count: number) => {
    for (let done = 0; done < count; done += atOnce)
      await Promise.all(Array.from({ length: atOnce }, () => check(aContext())));
  };
  // Code is compiled, caches are filled.
  await repeat(times / 4);
  const before = await bytesInUse();
  await repeat(times);
  return (await bytesInUse()) - before;
}

/** Sockets end some turns after the check that they served, and their buffers are given back by another thread. */
export async function bytesInUse(): Promise<number> {
  let least = Infinity;
  // As long as it still gets less, somebody is giving back.
  for (let same = 0, round = 0; same < 3 && round < 60; round += 1) {
    await pause(50);
    collect();
    const { heapUsed, external } = process.memoryUsage();
    same = heapUsed + external < least - stirBytes ? 0 : same + 1;
    least = Math.min(least, heapUsed + external);
  }
  return least;
}

/** Two looks at a process at rest differ by less. */
const stirBytes = 65_536;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const checkNeighbour = tcpChecker(new Names());

const neighbourBeat = (port: number): Promise<Outcome> =>
  checkNeighbour(aTcpTarget({ host: '127.0.0.1', port }), aContext());

async function beating(port: number, over: AbortSignal) {
  let slowestMs = 0;
  let failed = false;
  while (!over.aborted) {
    const began = performance.now();
    const { up } = await neighbourBeat(port);
    slowestMs = Math.max(slowestMs, performance.now() - began);
    failed ||= !up;
    await pause(5);
  }
  return { slowestMs, failed };
}

const resources = (): string[] =>
  process
    .getActiveResourcesInfo()
    .filter(name => /socket|tls|zlib|brotli|udp|pipe|process/iu.test(name));

/** What stands beyond what stood before, as soon as nothing does, or after two seconds. */
async function leftOf(before: readonly string[]): Promise<string[]> {
  let left: string[] = [];
  for (let look = 0; look < 100; look += 1) {
    const known = [...before];
    left = resources().filter(name => {
      const at = known.indexOf(name);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
    if (left.length === 0) return left;
    await pause(20);
  }
  return left;
}
