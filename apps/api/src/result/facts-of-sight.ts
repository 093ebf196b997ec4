import type { DnsRecord, Sight } from '@dialtone/model';

/** Texts by where they stand in the evidence: `http.status` → `200`. A part is there under its own name too. */
export type Facts = ReadonlyMap<string, string>;

type Fact = readonly [path: string, value: string | number | boolean | undefined];

/** What a sight says, flat, without what differs from check to check for no reason. */
export function factsOf(sight: Sight): Facts {
  const { addresses, address, tls, http, dns, icmp, talk, grpc } = sight;
  const facts: Fact[] = [
    ['addresses', addresses.length === 0 ? undefined : addresses.toSorted().join(', ')],
    ['address', address],
    ...(tls === undefined ? [] : tlsFacts(tls)),
    ...(http === undefined ? [] : httpFacts(http)),
    ...(dns === undefined ? [] : dnsFacts(dns)),
    ...(icmp === undefined ? [] : icmpFacts(icmp)),
    ...(talk === undefined ? [] : talkFacts(talk)),
    ...(grpc === undefined ? [] : grpcFacts(grpc)),
  ];
  return new Map(
    facts.flatMap(([path, value]): [string, string][] =>
      value === undefined ? [] : [[path, String(value)]],
    ),
  );
}

const iso = (ms: number): string => new Date(ms).toISOString();

const tlsFacts = (tls: NonNullable<Sight['tls']>): Fact[] => [
  ['tls', tls.version ?? 'no handshake'],
  ['tls.version', tls.version],
  ['tls.cipher', tls.cipher],
  ['tls.protocol', tls.protocol],
  ['tls.trusted', tls.trusted],
  ['tls.problem', tls.problem],
  ...tls.chain.flatMap((certificate, at): Fact[] => [
    [`tls.certificates.${at}.fingerprint`, certificate.fingerprint],
    [`tls.certificates.${at}.endsAt`, iso(certificate.endsAt)],
    [`tls.certificates.${at}.startsAt`, iso(certificate.startsAt)],
    [`tls.certificates.${at}.subject`, certificate.subject],
    [`tls.certificates.${at}.issuer`, certificate.issuer],
    [`tls.certificates.${at}.names`, certificate.names.join(', ')],
    [`tls.certificates.${at}.key`, certificate.key],
  ]),
];

/** Headers that are another with every answer. */
const restless =
  /^(?:date|age|expires|set-cookie|cf-ray|etag|x-(?:amzn?-)?(?:request|trace|correlation|cf|amz-cf).*|traceparent|server-timing|content-length|report-to|nel)$/iu;

const httpFacts = (http: NonNullable<Sight['http']>): Fact[] => [
  ['http', `HTTP/${http.version} ${http.status} ${http.statusText}`.trim()],
  ['http.status', http.status],
  ['http.version', http.version],
  ['http.finalUrl', http.finalUrl],
  ['http.bodyBytes', http.bodyBytes],
  ['http.excerpt', http.excerpt],
  ['http.hops', http.hops.map(({ status, url }) => `${status} ${url}`).join(' → ')],
  ...[...Map.groupBy(http.headers, ({ name }) => name.toLowerCase())]
    .filter(([name]) => !restless.test(name))
    .map(([name, all]): Fact => [`http.headers.${name}`, all.map(({ value }) => value).join(', ')]),
];

const recordsText = (records: readonly DnsRecord[]): string =>
  records
    .map(({ name, type, data }) => `${name} ${type} ${data}`)
    .sort()
    .join('; ');

const dnsFacts = (dns: NonNullable<Sight['dns']>): Fact[] => [
  ['dns', dns.rcode],
  ['dns.rcode', dns.rcode],
  ['dns.server', dns.server],
  ['dns.transport', dns.transport],
  ['dns.authoritative', dns.authoritative],
  ['dns.truncated', dns.truncated],
  ['dns.answers', recordsText(dns.answers)],
  ['dns.authority', recordsText(dns.authority)],
  ['dns.additional', recordsText(dns.additional)],
];

const icmpFacts = ({ sent, received, hopLimit }: NonNullable<Sight['icmp']>): Fact[] => [
  ['icmp', `${received} of ${sent}`],
  ['icmp.received', `${received} of ${sent}`],
  ['icmp.hopLimit', hopLimit],
];

const talkFacts = (talk: NonNullable<Sight['talk']>): Fact[] => [
  ['talk', `${talk.steps} steps`],
  ['talk.steps', talk.steps],
  ['talk.reply', talk.reply],
  ...Object.entries(talk.captures).map(([name, value]): Fact => [`talk.captures.${name}`, value]),
];

const grpcFacts = (grpc: NonNullable<Sight['grpc']>): Fact[] => [
  ['grpc', grpc.serving ?? grpc.message ?? String(grpc.status ?? '')],
  ['grpc.status', grpc.status],
  ['grpc.message', grpc.message],
  ['grpc.serving', grpc.serving],
];
