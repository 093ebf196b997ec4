import type { Cidr } from './cidr.js';
import { addressBytes, covers, isMapped, parseCidr } from './cidr.js';

/** Where checks may connect, judged on the binary address that would be connected to. */
export interface Egress {
  /** Whether a connection to this IP address, v4 or v6 as text, is refused. */
  refuses(address: string, way?: Way): boolean;
}

/** What else is known of a connection. */
export interface Way {
  /** The name whose address this is. */
  readonly host: string;
  /** Absent where a protocol has no ports. */
  readonly port: number | undefined;
}

/** Link-local addresses, and those where clouds tell a machine its secrets. */
export const defaultEgressDeny: readonly string[] = [
  '169.254.0.0/16', // link-local; metadata of AWS, Azure, Google, Oracle and most others
  'fe80::/10', // link-local
  'fd00:ec2::254/128', // AWS
  'fd20:ce::254/128', // Google
  'fd00:42::42/128', // Scaleway
  '100.100.100.200/32', // Alibaba
  '192.0.0.192/32', // Oracle Classic
  '168.63.129.16/32', // Azure's host agent
];

/**
 * A guard over CIDRs and single addresses; what `allow` covers is never refused.
 * @throws Error with a sentence that quotes a wrong CIDR
 */
export function createEgress(policy: {
  readonly deny: readonly string[];
  readonly allow: readonly string[];
}): Egress {
  const deny = policy.deny.map(parseCidr);
  const allow = policy.allow.map(parseCidr);
  const refused = (bytes: readonly number[]) => within(deny, bytes) && !within(allow, bytes);
  return {
    refuses(address) {
      const bytes = addressBytes(address);
      // What cannot be judged is not connected to.
      return bytes === undefined || meanings(bytes).some(refused);
    },
  };
}

const within = (cidrs: readonly Cidr[], address: readonly number[]): boolean =>
  cidrs.some(cidr => cidr.bytes.length === address.length && covers(cidr, address));

/** Every address that a connection to this one may end at: translators and tunnels carry an IPv4 address inside. */
function meanings(bytes: number[]): number[][] {
  if (isMapped(bytes)) return meanings(bytes.slice(12));
  // The system connects 0.0.0.0 and :: to itself.
  if (bytes.every(byte => byte === 0)) return [bytes, bytes.length === 4 ? loopback4 : loopback6];
  const carried = carriers.filter(({ prefix }) => bytes.length === 16 && covers(prefix, bytes));
  return [bytes, ...carried.map(({ at }) => bytes.slice(at, at + 4))];
}

const loopback4 = [127, 0, 0, 1];
const loopback6 = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/** Prefixes, and the byte at which the IPv4 address begins behind them. */
const carriers = [
  { prefix: parseCidr('64:ff9b::/96'), at: 12 }, // NAT64, RFC 6052
  { prefix: parseCidr('64:ff9b:1::/48'), at: 12 }, // NAT64 of the site, RFC 8215, at its usual length of 96
  { prefix: parseCidr('2002::/16'), at: 2 }, // 6to4, RFC 3056
  { prefix: parseCidr('::/96'), at: 12 }, // IPv4-compatible, RFC 4291
];
