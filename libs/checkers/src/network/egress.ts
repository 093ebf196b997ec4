import type { Cidr } from './cidr.js';
import { addressBytes, covers, isMapped, parseCidr } from './cidr.js';
import type { Attempt, EgressRule } from './egress-rule.js';
import { hostForm, means, parseEgressRule } from './egress-rule.js';

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
  /**
   * The target itself says that this is the name's address. Such a name proves nothing: it is refused as any other,
   * but nothing is allowed for its sake.
   */
  readonly given?: boolean;
}

/** A connection that was not made. */
export interface Refusal {
  readonly address: string;
  /** The name asked for; the address itself where there was none. */
  readonly host: string;
  readonly port?: number;
  /** The entry of the deny list, as the operator wrote it; `notAnAddress` where there was nothing to judge. */
  readonly rule: string;
}

/** The rule of what is refused because it cannot be judged. */
export const notAnAddress = 'not an address';

export interface EgressPolicy {
  readonly deny: readonly string[];
  readonly allow: readonly string[];
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
 * A guard over networks, ports and host patterns; what `allow` means is never refused.
 * @param onRefusal hears of every connection that is refused, at once
 * @throws Error with a sentence that quotes a wrong entry
 */
export function createEgress(
  policy: EgressPolicy,
  onRefusal: (refusal: Refusal) => void = () => undefined,
): Egress {
  const refusing = judgeOf(policy);
  return {
    refuses(address, way) {
      const rule = refusing(address, way);
      if (rule === undefined) return false;
      const { host = address, port } = way ?? {};
      onRefusal({ address, host, ...(port !== undefined && { port }), rule });
      return true;
    },
  };
}

/** Says which rule refuses a connection; undefined when none does. */
function judgeOf(policy: EgressPolicy): (address: string, way?: Way) => string | undefined {
  const deny = policy.deny.map(parseEgressRule);
  const allow = policy.allow.map(parseEgressRule);
  const namesMatter = [...deny, ...allow].some(({ host }) => host !== undefined);
  return (address, way) => {
    const bytes = addressBytes(address);
    // What cannot be judged is not connected to.
    if (bytes === undefined) return notAnAddress;
    const host = namesMatter && way !== undefined ? hostForm(way.host) : undefined;
    const attempt: Attempt = { host, port: way?.port };
    const vouched: Attempt = way?.given === true ? { ...attempt, host: undefined } : attempt;
    for (const meaning of meanings(bytes)) {
      const rule = ruleFor(deny, meaning, attempt);
      if (rule !== undefined && ruleFor(allow, meaning, vouched) === undefined) return rule.text;
    }
    return undefined;
  };
}

const ruleFor = (
  rules: readonly EgressRule[],
  address: readonly number[],
  attempt: Attempt,
): EgressRule | undefined => rules.find(rule => means(rule, address, attempt));

/** Every address that a connection to this one may end at: translators and tunnels carry an IPv4 address inside. */
function meanings(bytes: number[]): number[][] {
  if (isMapped(bytes)) return meanings(bytes.slice(12));
  // The system connects 0.0.0.0 and :: to itself.
  if (bytes.every(byte => byte === 0)) return [bytes, bytes.length === 4 ? loopback4 : loopback6];
  if (bytes.length === 4) return [bytes];
  const carried = carriers.filter(({ prefix }) => covers(prefix, bytes));
  const inside = carried.map(({ at, read = same }) => bytes.slice(at, at + 4).map(read));
  return isIsatap(bytes) ? [bytes, ...inside, bytes.slice(12)] : [bytes, ...inside];
}

const loopback4 = [127, 0, 0, 1];
const loopback6 = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];

/** A prefix, and the byte at which the IPv4 address begins behind it. */
interface Carrier {
  readonly prefix: Cidr;
  readonly at: number;
  readonly read?: (byte: number) => number;
}

const same = (byte: number): number => byte;
const inverted = (byte: number): number => byte ^ 0xff;

const carriers: readonly Carrier[] = [
  { prefix: parseCidr('64:ff9b::/96'), at: 12 }, // NAT64, RFC 6052
  { prefix: parseCidr('64:ff9b:1::/48'), at: 12 }, // NAT64 of the site, RFC 8215, at its usual length of 96
  { prefix: parseCidr('2002::/16'), at: 2 }, // 6to4, RFC 3056
  { prefix: parseCidr('2001::/32'), at: 12, read: inverted }, // Teredo's client, RFC 4380
  { prefix: parseCidr('2001::/32'), at: 4 }, // and its server
  { prefix: parseCidr('::ffff:0:0:0/96'), at: 12 }, // IPv4-translated, RFC 2765
  { prefix: parseCidr('::/96'), at: 12 }, // IPv4-compatible, RFC 4291
];

/** ISATAP, RFC 5214: behind any prefix, marked by the middle of the address. */
const isIsatap = (bytes: readonly number[]): boolean =>
  ((bytes[8] ?? 0) & 0xfd) === 0 && bytes[9] === 0 && bytes[10] === 0x5e && bytes[11] === 0xfe;
