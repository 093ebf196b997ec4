import {
  type CertificateSight,
  concealHeader,
  concealText,
  concealUrl,
  type DnsRecord,
  type Header,
  type Outcome,
  plainHttp,
  type Sight,
} from '@dialtone/model';

/** How much of a sight is kept: a peer decides how much there is. */
const most = {
  text: 1024,
  address: 50,
  header: 60,
  hop: 20,
  certificate: 6,
  name: 50,
  record: 50,
  capture: 20,
} as const;

/** An outcome as it may be stored and shown: bounded, and without secrets. */
export function evidenceOf(outcome: Outcome): Outcome {
  const { sight } = outcome;
  return sight === undefined ? outcome : { ...outcome, sight: kept(sight) };
}

const kept = ({ addresses, tls, http, dns, icmp, talk, grpc, ...rest }: Sight): Sight => ({
  ...rest,
  addresses: addresses.slice(0, most.address),
  ...(tls && { tls: { ...tls, chain: tls.chain.slice(0, most.certificate).map(keptCertificate) } }),
  ...(http && { http: keptHttp(http) }),
  ...(dns && { dns: keptDns(dns) }),
  ...(icmp && { icmp }),
  ...(talk && { talk: keptTalk(talk) }),
  ...(grpc && { grpc: keptGrpc(grpc) }),
});

/** Cut in characters, so that no half of one is left. */
function cut(text: string, length: number = most.text): string {
  if (text.length <= length) return text;
  const characters = [...text.slice(0, 2 * length)];
  const whole = characters.length <= length && text.length <= 2 * length;
  return whole ? text : `${characters.slice(0, length - 1).join('')}…`;
}

/** What is looked through for secrets; more is not kept anyway. */
const head = (text: string): string => text.slice(0, 4 * most.text);

const cutUrl = (text: string): string => cut(concealUrl(head(text)));
const cutText = (text: string): string => cut(concealText(head(text)));

const keptCertificate = (certificate: CertificateSight): CertificateSight => ({
  ...certificate,
  subject: cut(certificate.subject),
  issuer: cut(certificate.issuer),
  names: certificate.names.slice(0, most.name).map(name => cut(name)),
});

const keptHeader = ({ name, value }: Header): Header => {
  const shown = concealHeader({ name, value });
  const isPlace = /^(?:location|content-location|referer|link|refresh)$/iu.test(name);
  return { name: cut(name), value: isPlace ? cutUrl(shown.value) : cutText(shown.value) };
};

function keptHttp(seen: NonNullable<Sight['http']>): Sight['http'] {
  const http = plainHttp(seen);
  return {
    ...http,
    statusText: cut(http.statusText),
    headers: http.headers.slice(0, most.header).map(keptHeader),
    excerpt: cutText(http.excerpt),
    finalUrl: cutUrl(http.finalUrl),
    hops: http.hops.slice(0, most.hop).map(({ location, ...hop }) => ({
      ...hop,
      url: cutUrl(hop.url),
      ...(location !== undefined && { location: cutUrl(location) }),
    })),
  };
}

const keptRecords = (records: readonly DnsRecord[]): DnsRecord[] =>
  records.slice(0, most.record).map(record => ({ ...record, data: cut(record.data) }));

const keptDns = (dns: NonNullable<Sight['dns']>): Sight['dns'] => ({
  ...dns,
  answers: keptRecords(dns.answers),
  authority: keptRecords(dns.authority),
  additional: keptRecords(dns.additional),
});

const keptTalk = (talk: NonNullable<Sight['talk']>): Sight['talk'] => ({
  ...talk,
  reply: cutText(talk.reply),
  captures: Object.fromEntries(
    Object.entries(talk.captures)
      .slice(0, most.capture)
      .map(([name, value]) => concealHeader({ name, value }))
      .map(({ name, value }) => [cut(name), cutText(value)]),
  ),
});

const keptGrpc = ({ message, ...rest }: NonNullable<Sight['grpc']>): Sight['grpc'] => ({
  ...rest,
  ...(message !== undefined && { message: cutText(message) }),
});
