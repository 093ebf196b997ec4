import {
  type Evidence,
  limited,
  linesOf,
  listPoints,
  number,
  type Point,
  text,
  textPoints,
} from './point';

const dayMs = 86_400_000;
/** Warns in time for a renewal by hand; of a certificate with less left, at half of that. */
const usualDays = 14;

export function tlsPoints(tls: Evidence['tls'] | undefined, at: number): Point[] {
  const chain = tls?.certificates ?? [];
  const ends = chain.flatMap(({ endsAt }) => (endsAt == null ? [] : [Date.parse(endsAt)]));
  const days = (Math.min(...ends) - at) / dayMs;
  const least = days > usualDays ? usualDays : Math.max(0, Math.floor(days / 2));
  const [own] = chain;
  const names = own?.names ?? [];
  const trust =
    tls?.trusted == null ? null : tls.trusted ? 'trusted' : (tls.problem ?? 'not trusted');
  return [
    ...(ends.length === 0
      ? []
      : [
          number('CERTIFICATE_DAYS', days, {
            comparison: 'GREATER',
            values: [String(least)],
            severity: 'DEGRADED',
            shown: `${Math.floor(days)} days`,
          }),
        ]),
    ...textPoints('CERTIFICATE_ISSUER', own?.issuer),
    ...listPoints('CERTIFICATE_NAMES', names),
    ...textPoints('CERTIFICATE_TRUST', trust),
    ...textPoints('TLS_VERSION', tls?.version),
    ...textPoints('TLS_CIPHER', tls?.cipher),
  ];
}

export function dnsPoints(dns: Evidence['dns'] | undefined): Point[] {
  if (dns == null) return [];
  const answers = dns.answers ?? [];
  const datas = (records: typeof answers) => records.flatMap(({ data }) => data ?? []);
  const ttls = answers.flatMap(({ ttl }) => ttl ?? []);
  return [
    ...textPoints('DNS_RCODE', dns.rcode),
    ...listPoints('DNS_ANSWERS', datas(answers)),
    number('DNS_ANSWER_COUNT', answers.length),
    ...(ttls.length === 0
      ? []
      : [number('DNS_TTL', Math.min(...ttls), { comparison: 'GREATER', values: ['0'] })]),
    ...listPoints('DNS_AUTHORITY', datas(dns.authority ?? [])),
    ...listPoints('DNS_ADDITIONAL', datas(dns.additional ?? [])),
  ];
}

export function icmpPoints(icmp: Evidence['icmp'] | undefined): Point[] {
  const { sent = 0, received = 0, roundTripsMs } = icmp ?? {};
  const times = roundTripsMs ?? [];
  if (sent == null || sent === 0) return [];
  const loss = (100 * Math.max(0, sent - (received ?? 0))) / sent;
  const average = times.reduce((sum, time) => sum + time, 0) / times.length;
  return [
    number('LOSS', loss, {
      comparison: 'LESS',
      values: [loss === 0 ? '1' : String(Math.min(100, Math.ceil(loss) + 1))],
      severity: 'DEGRADED',
    }),
    ...(times.length === 0
      ? []
      : [limited('AVERAGE_ROUND_TRIP', average), limited('WORST_ROUND_TRIP', Math.max(...times))]),
  ];
}

export function talkPoints(talk: Evidence['talk'] | undefined): Point[] {
  const reply = talk?.reply ?? '';
  const whole = (talk?.bytes ?? 0) <= new TextEncoder().encode(reply).length;
  return [
    ...linesOf(reply, whole).map(line => ({
      ...text('REPLY', line, { comparison: 'CONTAINS' }),
      reading: { kind: whole ? 'text' : 'part', value: reply } as const,
    })),
    ...(talk?.captures ?? []).map(({ name, value }) => text('CAPTURE', value, { name })),
  ];
}
