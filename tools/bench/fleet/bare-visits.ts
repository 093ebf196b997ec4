import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { killedAtTheEnd } from './at-the-end.ts';

/** How late visits began, in whole milliseconds. */
export interface BareVisits {
  readonly p99Ms: number;
  readonly mostMs: number;
}

/**
 * Has bare sockets of Node visit a target as often, in a process on the same core: what this machine lets a program do
 * that keeps nothing.
 */
export async function bareVisits(
  perSecond: number,
  port: number,
  prefix: readonly string[],
): Promise<BareVisits> {
  const program = join(import.meta.dirname, 'bare-process.ts');
  const [file, ...args] = [...prefix, process.execPath, program, perSecond, port].map(String);
  const child = spawn(file ?? '', args, {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  killedAtTheEnd(child);
  const [told] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return JSON.parse(told) as BareVisits;
}
