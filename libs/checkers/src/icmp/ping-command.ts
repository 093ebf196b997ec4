import { spawn } from 'node:child_process';
import { isIPv6 } from 'node:net';
import { createInterface } from 'node:readline';
import type { Echo, Echoes, EchoOwner, EchoRequest } from './echo.js';

/** Where systems keep `ping`; the environment's own path is not asked. */
const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * The system's `ping`, of iputils or busybox, started without a shell on a literal address. Its `-w` is not used: with
 * it a lost request is sent again, and the loss is hidden. It fails with the words of `ping` when that may not send.
 */
export const createPingCommand =
  (program: string): Echo =>
  (request, echoes, owner) =>
    new Promise((resolve, reject) => {
      countSent(request, echoes, owner);
      const child = spawn(program, pingArguments(request), {
        env: { PATH: path, LC_ALL: 'C' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      owner.own(() => child.kill('SIGKILL'));
      const read = lineReader(request, echoes);
      createInterface({ input: child.stdout }).on('line', line => {
        read(line);
        if (request.stopAtFirstReply && echoes.roundTripsMs.length > 0) child.kill('SIGKILL');
      });
      let complaint = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        complaint = (complaint + text).slice(0, 500);
      });
      child.once('error', error => {
        reject(new Error(startSentence(error), { cause: error }));
      });
      child.once('close', code => {
        echoes.refusal ??= refusalOf(complaint, request.address);
        const mayNot = /permitted|permission denied/iu.test(complaint);
        // 0 and 1 tell of replies, or none; busybox says 1 of everything.
        if (echoes.refusal === undefined && (code === 2 || mayNot))
          reject(new Error(`The ping command failed: ${complaint.trim().replace(/\.?$/u, '.')}`));
        else resolve();
      });
    });

export const pingCommand = createPingCommand('ping');

const startSentence = (error: Error): string =>
  Reflect.get(error, 'code') === 'ENOENT'
    ? 'There is no ping command.'
    : `The ping command cannot be started: ${error.message}.`;

/** The time between requests that `ping` is told. */
const pauseMs = ({ count, intervalMs, timeoutMs }: EchoRequest): number =>
  // Without one of its own, all requests are on their way in the first half of the time.
  intervalMs === 0 ? Math.min(200, timeoutMs / 2 / count) : intervalMs;

/** With less, the `ping` of iputils has no room for the time, and then tells none. */
const leastSize = 16;

export function pingArguments(request: EchoRequest): string[] {
  const { address, count, size, ttl, dontFragment, timeoutMs } = request;
  return [
    isIPv6(address) ? '-6' : '-4',
    '-n',
    ...['-c', String(count)],
    ...['-i', (pauseMs(request) / 1000).toFixed(3)],
    ...['-s', String(Math.max(size, leastSize))],
    ...['-t', String(ttl)],
    ...(dontFragment ? ['-M', 'do'] : []),
    ...['-W', String(Math.ceil(timeoutMs / 1000))],
    '--',
    address,
  ];
}

/** `ping` says at its end how many it sent, and is seldom left to come to that: they are counted by its clock. */
function countSent(request: EchoRequest, echoes: Echoes, owner: EchoOwner): void {
  let cancel = (): void => undefined;
  const one = (): void => {
    echoes.sent += 1;
    if (echoes.sent < request.count) cancel = owner.context.after(pauseMs(request), one);
  };
  owner.own(() => {
    cancel();
  });
  one();
}

/** Reads what `ping` prints, line by line, into what came back. */
export function lineReader({ address }: EchoRequest, echoes: Echoes): (line: string) => void {
  /** busybox counts from 0, iputils from 1. */
  let first: number | undefined;
  return line => {
    const [, sequence, ttl, ms] =
      /seq=(\d+) (?:ttl|hlim)=(\d+) time[=<]([\d.]+) ?ms/u.exec(line) ?? [];
    if (sequence !== undefined) {
      first ??= Number(sequence) === 0 ? 0 : 1;
      echoes.reply(Number(sequence) - first, Number(ms), Number(ttl));
      echoes.sent = Math.max(echoes.sent, Number(sequence) - first + 1);
    }
    const [, source, why] =
      /^From (\S+?):? (?:icmp_)?seq=\d+ (Destination .*|Time to live .*|Packet filtered|Frag needed.*)/iu.exec(
        line,
      ) ?? [];
    if (source !== undefined && why !== undefined)
      echoes.refusal = `${address} cannot be reached, says ${source}: ${why.toLowerCase()}`;
  };
}

/** `ping: connect: Network is unreachable`, `ping: sendmsg: Operation not permitted` (by a firewall of ours) */
export function refusalOf(complaint: string, address: string): string | undefined {
  const [, why] = kernelRefusal.exec(complaint) ?? [];
  return why === undefined ? undefined : `${address} cannot be reached: ${why.toLowerCase()}`;
}
const kernelRefusal =
  /((?:network|host) is unreachable|no route to host|cannot assign requested address|invalid argument|message too long|(?<=send(?:msg|to): )(?:operation not permitted|permission denied))/iu;
