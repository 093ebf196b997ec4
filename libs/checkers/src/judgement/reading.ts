import {
  type CertificateSight,
  type DnsRecord,
  type Outcome,
  quote,
  type Sight,
  type Subject,
} from '@dialtone/model';
import { valuesAt } from './json-path.js';

/** What a subject turned out to be; absent with the reason in words, where there is one. */
export type Reading =
  | { readonly kind: 'number'; readonly value: number }
  | {
      readonly kind: 'text';
      readonly value: string;
      /** Of a header that came more than once: each of them. */
      readonly parts?: readonly string[];
    }
  | { readonly kind: 'list'; readonly values: readonly string[] }
  | { readonly kind: 'absent'; readonly note?: string };

/** Everything of a check that an expectation can look at. */
export interface Looked {
  readonly outcome: Outcome;
  readonly sight: Sight;
  /** The whole text of the body or the reply, as far as it is read. */
  readonly body?: () => string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type Read = (looked: Looked, name: string) => Reading;

const absent: Reading = { kind: 'absent' };
const number = (value: number | undefined): Reading =>
  value === undefined ? absent : { kind: 'number', value };
const text = (value: string | undefined): Reading =>
  value === undefined ? absent : { kind: 'text', value };
const list = (values: readonly string[] | undefined): Reading =>
  values === undefined ? absent : { kind: 'list', values };

const dayMs = 86_400_000;

/** A record as it stands in a zone file, with the full name. */
const zoneLine = ({ name, ttl, recordClass, type, data }: DnsRecord): string =>
  [name.endsWith('.') ? name : `${name}.`, ttl, recordClass, type, data].join('\t');

/** The values of a header of any letter case. */
function headersOf({ http }: Sight, name: string): string[] {
  const wanted = name.toLowerCase();
  const headers = http?.headers.filter(header => header.name.toLowerCase() === wanted) ?? [];
  return headers.map(({ value }) => value);
}

function flagsOf({ dns }: Sight): string[] | undefined {
  if (dns === undefined) return undefined;
  const flags = {
    AA: dns.authoritative,
    TC: dns.truncated,
    RA: dns.recursionAvailable,
    AD: dns.authenticated ?? false,
  };
  return Object.entries(flags).flatMap(([flag, set]) => (set ? [flag] : []));
}

const leaf = ({ sight }: Looked): CertificateSight | undefined => sight.tls?.chain[0];

/** How each subject is read. */
const readers: Readonly<Record<Subject, Read>> = {
  STATUS: ({ sight }) => number(sight.http?.status),
  HEADER: ({ sight }, name) => {
    const parts = headersOf(sight, name);
    return parts.length === 0 ? absent : { kind: 'text', value: parts.join(', '), parts };
  },
  HEADER_AGE: ({ sight, now }, name) => {
    const values = headersOf(sight, name);
    const value = values.join(', ');
    const at = Date.parse(value);
    if (!Number.isNaN(at)) return number((now - at) / 1000);
    return values.length === 0 ? absent : { kind: 'absent', note: `${quote(value)} is no date` };
  },
  BODY: ({ sight, body }) => (sight.http === undefined ? absent : text(body?.())),
  JSON: ({ sight, body }, path) =>
    sight.http === undefined || body === undefined ? absent : jsonAt(body(), path),
  BODY_SIZE: ({ sight }) => number(sight.http?.bodyBytes),
  LATENCY: ({ outcome }) => number(outcome.latencyMs),
  PHASE_LATENCY: ({ outcome }, name) =>
    number(outcome.phases.find(phase => phase.name === name)?.durationMs),
  CERTIFICATE_DAYS: looked => {
    const ends = looked.sight.tls?.chain.map(({ endsAt }) => endsAt) ?? [];
    return ends.length === 0 ? absent : number((Math.min(...ends) - looked.now) / dayMs);
  },
  CERTIFICATE_ISSUER: looked => text(leaf(looked)?.issuer),
  CERTIFICATE_NAMES: looked => list(leaf(looked)?.names),
  CERTIFICATE_TRUST: ({ sight: { tls } }) =>
    tls?.trusted === undefined
      ? absent
      : text(tls.trusted ? 'trusted' : (tls.problem ?? 'not trusted')),
  TLS_VERSION: ({ sight }) => text(sight.tls?.version),
  TLS_CIPHER: ({ sight }) => text(sight.tls?.cipher),
  REDIRECTS: ({ sight }) => number(sight.http?.hops.length),
  FINAL_URL: ({ sight }) => text(sight.http?.finalUrl),
  HTTP_VERSION: ({ sight }) => text(sight.http?.version),
  REPLY: ({ sight, body }) =>
    sight.talk === undefined ? absent : text(body?.() ?? sight.talk.reply),
  CAPTURE: ({ sight: { talk } }, name) =>
    // Not what every object has, such as a constructor.
    talk !== undefined && Object.hasOwn(talk.captures, name) ? text(talk.captures[name]) : absent,
  DNS_RCODE: ({ sight }) => text(sight.dns?.rcode),
  DNS_FLAGS: ({ sight }) => list(flagsOf(sight)),
  DNS_ANSWERS: ({ sight }) => list(sight.dns?.answers.map(({ data }) => data)),
  DNS_ANSWER_COUNT: ({ sight }) => number(sight.dns?.answers.length),
  DNS_TTL: ({ sight }) => {
    const ttls = sight.dns?.answers.map(({ ttl }) => ttl) ?? [];
    return ttls.length === 0 ? absent : number(Math.min(...ttls));
  },
  DNS_AUTHORITY: ({ sight }) => list(sight.dns?.authority.map(({ data }) => data)),
  DNS_ADDITIONAL: ({ sight }) => list(sight.dns?.additional.map(({ data }) => data)),
  DNS_ANSWER_LINES: ({ sight }) => list(sight.dns?.answers.map(zoneLine)),
  DNS_AUTHORITY_LINES: ({ sight }) => list(sight.dns?.authority.map(zoneLine)),
  DNS_ADDITIONAL_LINES: ({ sight }) => list(sight.dns?.additional.map(zoneLine)),
  LOSS: ({ sight: { icmp } }) =>
    icmp === undefined || icmp.sent === 0
      ? absent
      : number((100 * Math.max(0, icmp.sent - icmp.received)) / icmp.sent),
  AVERAGE_ROUND_TRIP: ({ sight }) => number(roundTrips(sight)?.average),
  WORST_ROUND_TRIP: ({ sight }) => number(roundTrips(sight)?.worst),
  JITTER: ({ sight }) => number(roundTrips(sight)?.jitter),
  SERVING: ({ sight }) => text(sight.grpc?.serving),
};

export const read = (subject: Subject, name: string | undefined, looked: Looked): Reading =>
  readers[subject](looked, name ?? '');

export interface RoundTrips {
  readonly best: number;
  readonly average: number;
  readonly worst: number;
  /** The standard deviation of all. */
  readonly deviation: number;
  /** The mean difference of two in a row, as RFC 3550 means it; 0 with less than two. */
  readonly jitter: number;
}

/** The round trips of a ping in numbers, in milliseconds; undefined when no reply came. */
export function roundTrips({ icmp }: Sight): RoundTrips | undefined {
  const times = icmp?.roundTripsMs ?? [];
  if (times.length === 0) return undefined;
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const average = mean(times);
  const steps = times.slice(1).map((time, at) => Math.abs(time - (times[at] ?? time)));
  return {
    best: Math.min(...times),
    worst: Math.max(...times),
    average,
    deviation: Math.sqrt(mean(times.map(time => (time - average) ** 2))),
    jitter: steps.length === 0 ? 0 : mean(steps),
  };
}

function jsonAt(body: string, path: string): Reading {
  const parsed = parse(body);
  if (parsed === undefined) return { kind: 'absent', note: 'the body is no JSON' };
  const values = valuesAt(path, parsed.value);
  const [first] = values;
  if (values.length === 0) return { kind: 'absent', note: `there is nothing at ${path}` };
  return values.length === 1 && !Array.isArray(first)
    ? scalar(first)
    : list(
        (values.length === 1 && Array.isArray(first) ? (first as unknown[]) : values).map(plain),
      );
}

const scalar = (value: unknown): Reading =>
  typeof value === 'number' ? { kind: 'number', value } : { kind: 'text', value: plain(value) };

/** A JSON value as a person writes it into an expectation. */
const plain = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value);

function parse(body: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(body) as unknown };
  } catch {
    return undefined; // A SyntaxError.
  }
}
