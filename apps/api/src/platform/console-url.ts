import { isIPv6 } from 'node:net';

/** Addresses that stand for all of a machine's, which is nowhere to go. */
const everywhere = new Set(['0.0.0.0', '::']);

/** Where a person on this machine opens the console. */
export function consoleUrl(host: string, port: number): string {
  const name = everywhere.has(host) ? 'localhost' : host;
  return `http://${isIPv6(name) ? `[${name}]` : name}:${port}`;
}
