import type { IcmpTarget } from '@dialtone/model';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import type { EchoChoice } from './choose-echo.js';
import { reachable } from './connect.js';
import type { EchoRequest } from './echo.js';
import { Echoes } from './echo.js';
import { Down } from './observe.js';
import type { Names } from './resolve.js';

/**
 * An icmp target is up when no more echo requests are lost than allowed. All are sent at once to the host's first
 * address, and the deadline judges by what came back. The latency is the mean round trip of the replies; without any
 * it is the time spent.
 */
export const icmpChecker = (names: Names, choose: () => Promise<EchoChoice>): Checker<IcmpTarget> =>
  checked(async (target, watch) => {
    const choice = await choose();
    if (choice.echo === undefined) throw new Error(choice.problem);
    const [address = target.host] = await reachable(watch, names, { host: target.host });
    watch.enter('processing', `no reply from ${address}`);
    const echoes = new Echoes();
    const judge = () => {
      const { meanMs } = echoes;
      if (meanMs !== undefined) watch.latencyMs = meanMs;
      const down = verdict(echoes, target, { address, timeoutMs: watch.context.timeoutMs });
      if (down !== undefined) throw down;
    };
    watch.atDeadline = judge;
    // The check's own deadline comes first.
    const timeoutMs = watch.remainingMs + 1000;
    await choice.echo({ address, count: target.count, timeoutMs }, echoes, watch);
    judge();
  });

/** Why what came back is too little; undefined when it suffices. */
export function verdict(
  { roundTripsMs, refusal }: Echoes,
  { count, maxLossPercent }: Pick<IcmpTarget, 'count' | 'maxLossPercent'>,
  { address, timeoutMs }: Pick<EchoRequest, 'address' | 'timeoutMs'>,
): Down | undefined {
  const lost = Math.max(0, count - roundTripsMs.length);
  const lossPercent = (100 * lost) / count;
  if (lossPercent <= maxLossPercent) return undefined;
  const requests = `${count} echo ${count === 1 ? 'request' : 'requests'}`;
  if (lost < count)
    return new Down(
      'LOSS',
      `lost ${lost} of ${requests} to ${address} (${percent(lossPercent)} %), allowed ${percent(maxLossPercent)} %`,
    );
  if (refusal !== undefined) return new Down('CONNECT', refusal);
  return new Down('TIMEOUT', `no reply from ${address} to ${requests} within ${timeoutMs} ms`);
}

const percent = (value: number): string => String(Math.round(value * 10) / 10);
