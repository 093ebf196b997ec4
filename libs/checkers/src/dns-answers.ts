import type { promises as dns } from 'node:dns';
import { isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

interface Kind {
  /** Asks, and writes each answer in its normal form. */
  readonly ask: (resolver: dns.Resolver, name: string) => Promise<string[]>;
  /** The normal form of an answer as a person writes it. */
  readonly normal: (text: string) => string;
}

/** How each record type is asked for, and how its answers are written: as zone files have them, names in lower case without their last dot. */
export const recordKinds: Readonly<Record<string, Kind | undefined>> = {
  A: { ask: (resolver, name) => resolver.resolve4(name), normal: words },
  AAAA: {
    ask: async (resolver, name) => (await resolver.resolve6(name)).map(address),
    normal: address,
  },
  CNAME: names((resolver, name) => resolver.resolveCname(name)),
  NS: names((resolver, name) => resolver.resolveNs(name)),
  PTR: names((resolver, name) => resolver.resolvePtr(name)),
  MX: records(async (resolver, name) =>
    (await resolver.resolveMx(name)).map(({ priority, exchange }) => [priority, exchange]),
  ),
  SRV: records(async (resolver, name) =>
    (await resolver.resolveSrv(name)).map(({ priority, weight, port, name: host }) => [
      priority,
      weight,
      port,
      host,
    ]),
  ),
  SOA: records(async (resolver, name) => {
    const soa = await resolver.resolveSoa(name);
    const { nsname, hostmaster, serial, refresh, retry, expire, minttl } = soa;
    return [[nsname, hostmaster, serial, refresh, retry, expire, minttl]];
  }),
  TXT: {
    ask: async (resolver, name) => (await resolver.resolveTxt(name)).map(chunks => chunks.join('')),
    normal: unquoted,
  },
  CAA: {
    ask: async (resolver, name) => (await resolver.resolveCaa(name)).flatMap(caa),
    normal: text =>
      text.replace(/^(\d+)\s+(\S+)\s+(.*)$/u, (_all, flags: string, tag: string, value: string) =>
        caaText(flags, tag, unquoted(value)),
      ),
  },
};

type AskNames = (resolver: dns.Resolver, name: string) => Promise<string[]>;

function names(ask: AskNames): Kind {
  return { ask: async (resolver, name) => (await ask(resolver, name)).map(words), normal: words };
}

type AskRecords = (resolver: dns.Resolver, name: string) => Promise<(string | number)[][]>;

function records(ask: AskRecords): Kind {
  return {
    ask: async (resolver, name) =>
      (await ask(resolver, name)).map(fields =>
        words(fields.map(field => dotted(field)).join(' ')),
      ),
    normal: words,
  };
}

/** The root, as the target of an MX or SRV record, comes as an empty name. */
const dotted = (field: string | number): string => (field === '' ? '.' : String(field));

/** Words apart by one space, in lower case, each without its last dot. */
function words(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .split(/\s+/u)
    .map(word => (word.length > 1 ? word.replace(/\.$/u, '') : word))
    .join(' ');
}

/** One way to write an address, whichever was taken: 2001:DB8:0::1 is 2001:db8::1. */
function address(text: string): string {
  const bare = text.trim();
  return isIPv6(bare) ? ipaddr.IPv6.parse(bare).toRFC5952String() : bare;
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/su, '$1');
}

/** `{ critical: 0, issue: 'ca.example' }` is `0 issue "ca.example"`. */
function caa({ critical, ...properties }: { critical: number }): string[] {
  return Object.entries(properties).flatMap(([tag, value]: [string, unknown]) =>
    typeof value === 'string' && tag !== 'type' ? [caaText(String(critical), tag, value)] : [],
  );
}

const caaText = (flags: string, tag: string, value: string): string =>
  `${flags} ${tag.toLowerCase()} "${value}"`;
