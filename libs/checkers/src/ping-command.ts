import { spawn } from 'node:child_process';
import { isIPv6 } from 'node:net';
import { createInterface } from 'node:readline';
import type { Echo, Echoes, EchoRequest } from './echo.js';

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
      const child = spawn(program, pingArguments(request), {
        env: { PATH: path, LC_ALL: 'C' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      owner.own(() => child.kill('SIGKILL'));
      createInterface({ input: child.stdout }).on('line', lineReader(request, echoes));
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

export function pingArguments({ address, count, timeoutMs }: EchoRequest): string[] {
  // All requests are on their way in the first half of the time.
  const intervalS = Math.min(0.2, timeoutMs / 2000 / count);
  return [
    isIPv6(address) ? '-6' : '-4',
    '-n',
    ...['-c', String(count)],
    ...['-i', intervalS.toFixed(3)],
    ...['-W', String(Math.ceil(timeoutMs / 1000))],
    '--',
    address,
  ];
}

/** Reads what `ping` prints, line by line, into what came back. */
export function lineReader({ address }: EchoRequest, echoes: Echoes): (line: string) => void {
  const seen = new Set<string>();
  return line => {
    const [, sequence, ms] = /seq=(\d+) .*\btime[=<]([\d.]+) ?ms/u.exec(line) ?? [];
    if (sequence !== undefined && !seen.has(sequence)) {
      seen.add(sequence);
      echoes.roundTripsMs.push(Number(ms));
    }
    const [, source, why] =
      /^From (\S+?):? (?:icmp_)?seq=\d+ (Destination .*|Time to live .*|Packet filtered)/iu.exec(
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
  /((?:network|host) is unreachable|no route to host|cannot assign requested address|invalid argument|(?<=send(?:msg|to): )(?:operation not permitted|permission denied))/iu;
