import { promises as dns } from 'node:dns';
import { isIP, isIPv4 } from 'node:net';
import type { DnsTarget } from '@dialtone/model';
import { asciiName, parseHostPort, quote } from '@dialtone/model';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { addressBytes } from './cidr.js';
import { reachable } from './connect.js';
import { recordKinds } from './dns-answers.js';
import { endpoint } from './endpoint.js';
import type { Watch } from './observe.js';
import { Down } from './observe.js';
import type { Names } from './resolve.js';
import { codeOf, dnsSentence } from './resolve.js';

/**
 * A dns target is up when the server answers with records of the type, and every expected answer is among them. The
 * question goes to DNS alone, never to the hosts file. Finding the server is the phase `resolve`, asking `processing`.
 */
export const dnsChecker = (names: Names): Checker<DnsTarget> =>
  checked(async (target, watch) => {
    const servers = await serversOf(watch, names, target.resolver);
    const answers = await ask(watch, target, servers);
    const normal = recordKinds[target.recordType]?.normal ?? (text => text);
    const missing = target.expectedAnswers.filter(answer => !answers.includes(normal(answer)));
    if (missing.length > 0) throw new Down('ANSWER', answerSentence(missing, answers));
  });

function unknownKind(type: string): never {
  throw new Error(`${type} cannot be asked for.`);
}

/** The system's own servers are the operator's choice; one that a target names is judged by the egress guard. */
async function serversOf(
  watch: Watch,
  names: Names,
  resolver: string | undefined,
): Promise<readonly string[]> {
  if (resolver === undefined) {
    watch.enter('resolve', 'no DNS server of this system was found');
    return names.servers();
  }
  const { host, port = 53 } = parseHostPort(resolver) ?? { host: resolver };
  const addresses = await reachable(watch, names, { host, port });
  return addresses.map(address => endpoint(address, port));
}

async function ask(
  watch: Watch,
  { host, recordType }: DnsTarget,
  servers: readonly string[],
): Promise<readonly string[]> {
  const server = servers.join(', ');
  watch.enter('processing', `no answer from the DNS server ${server}`);
  const resolver = new dns.Resolver({ timeout: firstWait(watch, servers.length), tries: 2 });
  resolver.setServers(servers);
  watch.own(() => {
    resolver.cancel();
  });
  const name = questionFor(host, recordType);
  try {
    return await (recordKinds[recordType] ?? unknownKind(recordType)).ask(resolver, name);
  } catch (error) {
    throw failure(codeOf(error), { watch, name, recordType, server });
  }
}

/**
 * UDP loses a packet now and then, and that is no fault of the server: each is asked twice, and c-ares waits twice as
 * long the second time, so that all of it fills the time there is.
 */
const firstWait = (watch: Watch, servers: number): number =>
  Math.ceil(watch.remainingMs / servers / 3);

function failure(
  code: string,
  question: {
    readonly watch: Watch;
    readonly name: string;
    readonly recordType: string;
    readonly server: string;
  },
): Error {
  const { watch, name, recordType, server } = question;
  switch (code) {
    case 'ENODATA':
      return new Down('DNS', `the name ${name} has no ${recordType} record`);
    case 'ECONNREFUSED':
      return new Down('CONNECT', `refused by the DNS server ${server}`);
    case 'ETIMEOUT':
      return new Down(
        'TIMEOUT',
        `no answer from the DNS server ${server} within ${watch.context.timeoutMs} ms`,
      );
    case 'EBADRESP':
      return new Down('PROTOCOL', `the answer of the DNS server ${server} is malformed`);
    default:
      return new Down('DNS', dnsSentence(code, name, server));
  }
}

/** An address asked for by PTR becomes its reverse name. */
function questionFor(host: string, recordType: string): string {
  if (recordType === 'PTR' && isIP(host) !== 0) return reverseName(host);
  return asciiName(host) ?? host;
}

/** 10.0.0.1 becomes 1.0.0.10.in-addr.arpa, and an IPv6 address its nibbles under ip6.arpa. */
function reverseName(address: string): string {
  const bytes = addressBytes(address) ?? [];
  if (isIPv4(address)) return `${bytes.toReversed().join('.')}.in-addr.arpa`;
  const nibbles = bytes.flatMap(byte => [byte >> 4, byte & 15]).map(nibble => nibble.toString(16));
  return `${nibbles.toReversed().join('.')}.ip6.arpa`;
}

/** Of answers, in one sentence. */
const mostQuoted = 8;

function answerSentence(missing: readonly string[], answers: readonly string[]): string {
  const list = (texts: readonly string[]) =>
    texts
      .slice(0, mostQuoted)
      .map(text => quote(text))
      .concat(texts.length > mostQuoted ? [`${texts.length - mostQuoted} more`] : [])
      .join(', ');
  return `${list(missing)} is not among the answers: ${list(answers)}`;
}
