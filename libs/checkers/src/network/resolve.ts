import { isIP, isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { asciiName } from '@dialtone/model';
import type { AddressBook } from './address-book.js';
import type { Hosts } from './hosts-file.js';
import { parseHosts } from './hosts-file.js';
import type { Owner } from '../observe.js';
import { Down } from '../observe.js';
import type { ResolvConf } from './resolv-conf.js';
import { parseResolvConf } from './resolv-conf.js';
import { ResolverPool } from './resolver-pool.js';
import { WatchedFile } from './watched-file.js';

/** Where this system says how names become addresses. */
export interface NameFiles {
  readonly hosts: string;
  readonly resolvConf: string;
}

interface Dns {
  readonly conf: ResolvConf;
  readonly pool: ResolverPool;
}

/**
 * Names to addresses as the system's own tools resolve them (`hosts: files dns`), but without its blocking resolver
 * and the thread pool behind it: hosts file, localhost (RFC 6761), search domains, then A and AAAA at once by c-ares.
 * The system's DNS servers are the operator's choice, so the egress guard does not judge them.
 */
export class Names implements AddressBook {
  readonly #hosts: WatchedFile<Hosts>;
  readonly #dns: WatchedFile<Dns>;

  constructor(files: NameFiles = { hosts: '/etc/hosts', resolvConf: '/etc/resolv.conf' }) {
    this.#hosts = new WatchedFile(files.hosts, parseHosts);
    this.#dns = new WatchedFile(files.resolvConf, text => {
      const conf = parseResolvConf(text);
      const { servers, timeoutMs, attempts: tries } = conf;
      return { conf, pool: new ResolverPool({ servers, timeoutMs, tries }) };
    });
  }

  /** The DNS servers of this system, as c-ares wants them. */
  async servers(): Promise<readonly string[]> {
    return (await this.#dns.read()).conf.servers;
  }

  /**
   * The addresses of a host, in the order in which to try them; never none. An address stands for itself, at once.
   * @throws Down with the reason DNS
   */
  addressesOf(host: string, owner: Owner): Promise<readonly string[]> | readonly string[] {
    return isIP(host) === 0 ? this.#find(host, owner) : [host];
  }

  async #find(host: string, owner: Owner): Promise<readonly string[]> {
    const name = asciiName(host)?.toLowerCase() ?? host;
    const local = (await this.#hosts.read()).get(name.replace(/\.$/u, '')) ?? loopback(name);
    return local === undefined ? this.#ask(name, owner) : inOrder(local);
  }

  async #ask(name: string, owner: Owner): Promise<readonly string[]> {
    const { conf, pool } = await this.#dns.read();
    const resolver = pool.lend(owner);
    const failures: string[] = [];
    for (const candidate of candidates(name, conf)) {
      const answers = await Promise.allSettled([
        resolver.resolve4(candidate),
        resolver.resolve6(candidate),
      ]);
      const addresses = answers.flatMap(answer =>
        answer.status === 'fulfilled' ? answer.value : [],
      );
      if (addresses.length > 0) return inOrder(addresses);
      failures.push(
        ...answers.flatMap(answer => (answer.status === 'rejected' ? [codeOf(answer.reason)] : [])),
      );
      // As the system's own resolver does: who does not answer at all is not asked for the next.
      if (failures.some(code => code === 'ETIMEOUT' || code === 'ECONNREFUSED')) break;
    }
    throw new Down('DNS', dnsSentence(worst(failures), name, conf.servers.join(', ')));
  }
}

/** What went wrong says more than that a name has no address, and that more than that one does not exist. */
const worst = (codes: readonly string[]): string =>
  codes.find(code => code !== 'ENODATA' && code !== 'ENOTFOUND') ??
  codes.find(code => code === 'ENODATA') ??
  'ENOTFOUND';

/** The names to ask for, in order: a name of few dots is meant within the search domains first. */
function candidates(name: string, { search, ndots }: ResolvConf): string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const within = search.map(domain => `${name}.${domain}`);
  return name.split('.').length - 1 >= ndots ? [name, ...within] : [...within, name];
}

function loopback(name: string): string[] | undefined {
  return /(?:^|\.)localhost\.?$/u.test(name) ? ['127.0.0.1', '::1'] : undefined;
}

/**
 * Roughly the order of RFC 6724: the family that can reach the world first. Without a global IPv6 address of our own
 * that is IPv4.
 */
function inOrder(addresses: readonly string[]): readonly string[] {
  if (addresses.length < 2) return addresses;
  const four = addresses.filter(address => !isIPv6(address));
  const six = addresses.filter(isIPv6);
  if (four.length === 0 || six.length === 0) return addresses;
  return hasGlobalIpv6() ? [...six, ...four] : [...four, ...six];
}

const hasGlobalIpv6 = (): boolean =>
  Object.values(networkInterfaces()).some(addresses =>
    addresses?.some(({ address }) => /^[23][0-9a-f]{3}:/iu.test(address)),
  );

/** Why DNS gave no answer, as a sentence; `server` is who was asked. */
export function dnsSentence(code: string, name: string, server: string): string {
  return (dnsSentences[code] ?? (() => `DNS failed for ${name}: ${code}`))(name, server);
}

const dnsSentences: Partial<Record<string, (name: string, server: string) => string>> = {
  ENOTFOUND: name => `the name ${name} does not exist`,
  ENODATA: name => `the name ${name} has no address`,
  ESERVFAIL: (name, server) => `the DNS server ${server} failed to answer for ${name} (SERVFAIL)`,
  EREFUSED: (name, server) => `the DNS server ${server} refused to answer for ${name} (REFUSED)`,
  EFORMERR: (name, server) =>
    `the DNS server ${server} did not understand the question for ${name} (FORMERR)`,
  ENOTIMP: (_name, server) => `the DNS server ${server} does not answer such questions (NOTIMP)`,
  EBADNAME: name => `${name} is not a name that DNS can hold`,
  ECONNREFUSED: (name, server) => `no DNS server could be asked for ${name}: refused by ${server}`,
  ETIMEOUT: (name, server) => `no DNS server answered for ${name} (asked ${server})`,
};

export function codeOf(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
  if (typeof code !== 'string') throw error;
  return code;
}
