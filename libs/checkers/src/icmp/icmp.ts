import type { IcmpTarget } from '@dialtone/model';
import { wished } from '../network/address-book.js';
import type { Checker } from '../checker.js';
import { checked } from '../checked.js';
import type { EchoChoice } from './choose-echo.js';
import { reachable } from '../network/connect.js';
import { atEachAddress } from '../network/each-address.js';
import type { Echo, EchoRequest } from './echo.js';
import { Echoes } from './echo.js';
import { Down, type Watch } from '../observe.js';
import type { Names } from '../network/resolve.js';

/**
 * An icmp target is up when no more echo requests are lost than allowed. They go to the host's first address, or to each
 * one after another where the target says so, and the deadline judges by what came back. The latency is the mean round
 * trip of the replies; without any it is the time spent.
 */
export const icmpChecker = (names: Names, choose: () => Promise<EchoChoice>): Checker<IcmpTarget> =>
  checked(async (target, watch) => {
    const choice = await choose();
    const { echo } = choice;
    if (echo === undefined) throw new Error(choice.problem);
    const { host, allAddresses } = target;
    const place = { host, port: undefined };
    await atEachAddress({ watch, book: wished(names, target), place, allAddresses }, async book => {
      const [address = host] = await reachable(watch, book, place);
      await ping(address, { target, watch, echo });
    });
  });

interface Ping {
  readonly target: IcmpTarget;
  readonly watch: Watch;
  readonly echo: Echo;
}

async function ping(address: string, { target, watch, echo }: Ping): Promise<void> {
  const { count, intervalMs, size, ttl, dontFragment, stopAtFirstReply } = target;
  watch.enter('processing', `no reply from ${address}`);
  watch.sight.address = address;
  // Of the address before, where each is looked at.
  if (watch.sight.icmp !== undefined) delete watch.sight.icmp;
  watch.latencyMs = undefined;
  const asked = { count, intervalMs, size, ttl, dontFragment, stopAtFirstReply };
  const echoes = new Echoes();
  const judge = () => {
    see(watch, echoes);
    const down = verdict(echoes, target, { address, timeoutMs: watch.context.timeoutMs });
    if (down !== undefined) throw down;
  };
  watch.atDeadline = judge;
  await echo({ address, timeoutMs: watch.remainingMs, ...asked }, echoes, watch);
  judge();
}

function see(watch: Watch, { sent, roundTripsMs, hopLimit, meanMs }: Echoes): void {
  watch.sight.icmp = {
    sent,
    received: roundTripsMs.length,
    roundTripsMs,
    ...(hopLimit !== undefined && { hopLimit }),
  };
  if (meanMs !== undefined) watch.latencyMs = meanMs;
}

/** Why what came back is too little; undefined when it suffices. */
export function verdict(
  { sent, roundTripsMs, refusal }: Echoes,
  { count, maxLossPercent }: Pick<IcmpTarget, 'count' | 'maxLossPercent'>,
  { address, timeoutMs }: Pick<EchoRequest, 'address' | 'timeoutMs'>,
): Down | undefined {
  // A check whose time is over before the last is sent is judged by those that were.
  const asked = sent === 0 ? count : sent;
  const lost = Math.max(0, asked - roundTripsMs.length);
  const lossPercent = (100 * lost) / asked;
  if (lossPercent <= maxLossPercent) return undefined;
  const requests = `${asked} echo ${asked === 1 ? 'request' : 'requests'}`;
  if (lost < asked)
    return new Down(
      'LOSS',
      `lost ${lost} of ${requests} to ${address} (${percent(lossPercent)} %), allowed ${percent(maxLossPercent)} %`,
    );
  if (refusal !== undefined) return new Down('CONNECT', refusal);
  return new Down('TIMEOUT', `no reply from ${address} to ${requests} within ${timeoutMs} ms`);
}

const percent = (value: number): string => String(Math.round(value * 10) / 10);
