import { isIP } from 'node:net';
import { asciiName, isHost, quote } from '@dialtone/model';
import type { Cidr } from './cidr.js';
import { cidrProblem, covers, parseCidr } from './cidr.js';

/** One entry of an egress policy, and which connections it means. */
export interface EgressRule {
  /** As the operator wrote it. */
  readonly text: string;
  /** Absent where it means every address. */
  readonly network?: Cidr;
  /** Absent where it means every name: which names it means. */
  readonly host?: HostPattern;
  /** Absent where it means every port, and protocols without ports. */
  readonly ports?: PortRange;
}

/** `*.corp.example`: every name below corp.example, but not itself. */
export interface HostPattern {
  /** Lower case, ASCII, without a trailing dot. */
  readonly name: string;
  readonly below: boolean;
}

export interface PortRange {
  readonly from: number;
  readonly to: number;
}

/** A connection, as far as rules look at it. */
export interface Attempt {
  /** In the form of `hostForm`; absent where no name is known. */
  readonly host: string | undefined;
  readonly port: number | undefined;
}

/** What is wrong with a text that should be an entry, as a sentence; undefined when nothing is. */
export function egressRuleProblem(text: string): string | undefined {
  const { place, ports } = parted(text);
  if (ports !== undefined && portRange(ports) === undefined)
    return `${quote(text)} has wrong ports: after the colon stands a port from 1 to 65535, or a range such as 6000-6063.`;
  if (place === '*') return undefined;
  if (isNumeric(place)) return cidrProblem(place);
  return hostPattern(place) === undefined
    ? `${quote(text)} means nothing here. Write 10.0.0.0/8, 10.0.0.0/8:22, [fd00::/8]:6000-6063, *.corp.example, db.corp.example:5432 or :25.`
    : undefined;
}

/** @throws Error with the sentence of `egressRuleProblem` */
export function parseEgressRule(text: string): EgressRule {
  const problem = egressRuleProblem(text);
  if (problem !== undefined) throw new Error(problem);
  const { place, ports } = parted(text);
  const range = ports === undefined ? undefined : portRange(ports);
  const host = isNumeric(place) ? undefined : hostPattern(place);
  return {
    text: text.trim(),
    ...(range !== undefined && { ports: range }),
    ...(host !== undefined && { host }),
    ...(place !== '*' && host === undefined && { network: parseCidr(place) }),
  };
}

/** Whether the rule means a connection to this address. */
export const means = (
  { network, host, ports }: EgressRule,
  address: readonly number[],
  attempt: Attempt,
): boolean =>
  (ports === undefined || isWithin(ports, attempt.port)) &&
  (host === undefined || matches(host, attempt.host)) &&
  (network === undefined || (network.bytes.length === address.length && covers(network, address)));

/** A name as rules compare it; undefined of an address, which no pattern means. */
export function hostForm(host: string): string | undefined {
  if (isIP(host) !== 0) return undefined;
  return (asciiName(host) ?? host).toLowerCase().replace(/\.$/u, '');
}

const isWithin = ({ from, to }: PortRange, port: number | undefined): boolean =>
  port !== undefined && port >= from && port <= to;

const matches = ({ name, below }: HostPattern, host: string | undefined): boolean =>
  host !== undefined && (below ? host.endsWith(`.${name}`) : host === name);

interface Parts {
  readonly place: string;
  readonly ports: string | undefined;
}

/** An entry without the brackets of IPv6, and what stands behind its colon; an address of IPv6 has colons of its own. */
function parted(entry: string): Parts {
  const text = entry.trim();
  const bracketed = /^\[([^\]]*:[^\]]*)\](?::(.*))?$/u.exec(text);
  if (bracketed !== null) return { place: bracketed[1] ?? '', ports: bracketed[2] };
  const [place = '', ports, ...more] = text.split(':');
  if (more.length > 0) return { place: text, ports: undefined };
  return { place: place === '' && ports !== undefined ? '*' : place, ports };
}

function portRange(text: string): PortRange | undefined {
  const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/u.exec(text) ?? [];
  const [from, to] = [Number(first), Number(last)];
  return from >= 1 && to <= 65_535 && from <= to ? { from, to } : undefined;
}

/** Meant as an address, right or wrong: also spellings such as 0xa9fea9fe, so that none passes for a name. */
const isNumeric = (place: string): boolean =>
  /[/:]/u.test(place) || isIP(place) !== 0 || /(?:^|\.)(?:\d+|0x[\da-f]*)\.?$/iu.test(place);

function hostPattern(text: string): HostPattern | undefined {
  const below = text.startsWith('*.');
  const name = below ? text.slice(2) : text;
  const form = isHost(name.replace(/\.$/u, '')) ? hostForm(name) : undefined;
  return form === undefined ? undefined : { name: form, below };
}
