import type { Judged, Outcome, Sight } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { differences } from './differences.js';

const certificate = {
  subject: 'CN=example.com',
  issuer: 'CN=Test CA',
  names: ['example.com'],
  serial: '01',
  startsAt: 0,
  endsAt: Date.parse('2027-01-01T00:00:00.000Z'),
  fingerprint: 'aa',
  key: 'EC P-256',
};
const http = {
  version: '1.1',
  status: 200,
  statusText: 'OK',
  headers: [
    { name: 'Date', value: 'now' },
    { name: 'Server', value: 'nginx' },
  ],
  contentLength: 2,
  bodyBytes: 2,
  bodyCut: false,
  excerpt: 'ok',
  finalUrl: 'https://example.com/',
  secure: true,
  hops: [],
};
const sight: Sight = {
  addresses: ['192.0.2.1', '192.0.2.2'],
  address: '192.0.2.1',
  tls: { version: 'TLS 1.3', trusted: true, chain: [certificate] },
  http,
};
const good: Outcome = {
  up: true,
  latencyMs: 20,
  phases: [{ name: 'processing', durationMs: 10 }],
  sight,
};
const failed = (differing: Partial<Outcome> & { sight?: Sight }): Outcome => ({
  ...good,
  ...differing,
  up: false,
  reason: 'STATUS',
  message: 'bad',
});
const pathsOf = (outcome: Outcome) => differences(outcome, good).map(({ path }) => path);

describe('differences', () => {
  it('are none between equal sights, whatever the date', () => {
    const headers = [
      { name: 'date', value: 'later' },
      { name: 'server', value: 'nginx' },
    ];
    const seen = { ...sight, addresses: ['192.0.2.2', '192.0.2.1'], http: { ...http, headers } };
    expect(differences(failed({ sight: seen }), good)).toEqual([]);
  });

  it('come with what matters most first', () => {
    const seen: Sight = {
      ...sight,
      address: '192.0.2.2',
      tls: {
        version: 'TLS 1.2',
        trusted: true,
        chain: [{ ...certificate, fingerprint: 'bb', endsAt: 0 }],
      },
      http: {
        ...http,
        status: 500,
        excerpt: 'no',
        headers: [{ name: 'Server', value: 'envoy' }],
      },
    };
    expect(pathsOf(failed({ sight: seen, latencyMs: 900 }))).toEqual([
      'http.status',
      'address',
      'tls.version',
      'tls.certificates.0.fingerprint',
      'tls.certificates.0.endsAt',
      'http.headers.server',
      'http.excerpt',
      'latency',
    ]);
  });

  it('say on one line that a part is missing', () => {
    const { http: _, tls: _tls, ...rest } = sight;
    expect(differences(failed({ sight: rest }), good)).toEqual([
      { path: 'tls', good: 'TLS 1.3' },
      { path: 'http', good: 'HTTP/1.1 200 OK' },
    ]);
  });

  it('tell of time only when it is more than chance', () => {
    const slow = (latencyMs: number, durationMs: number) =>
      differences(failed({ latencyMs, phases: [{ name: 'processing', durationMs }] }), good);
    expect(slow(60, 50)).toEqual([]);
    expect(slow(75, 70)).toEqual([
      { path: 'latency', failed: '75.0 ms', good: '20.0 ms' },
      { path: 'phases.processing', failed: '70.0 ms', good: '10.0 ms' },
    ]);
  });

  it('tell of expectations by whether they hold, not by what was there', () => {
    const expectation = {
      subject: 'HEADER' as const,
      name: 'x',
      comparison: 'EXISTS' as const,
      values: [],
      severity: 'DOWN' as const,
    };
    const judged = (held: boolean, actual: string): Judged[] => [{ expectation, held, actual }];
    const before: Outcome = { ...good, judged: judged(true, 'one') };
    expect(differences(failed({ judged: judged(true, 'two') }), before)).toEqual([]);
    expect(differences(failed({ judged: judged(false, 'two') }), before)).toEqual([
      { path: 'expectations.header x exists', failed: 'does not hold: two', good: 'holds' },
    ]);
  });

  it('flatten what every protocol shows', () => {
    const dns = {
      server: '192.0.2.53',
      transport: 'UDP',
      rcode: 'NOERROR',
      authoritative: true,
      truncated: false,
      recursionAvailable: true,
      answers: [{ name: 'a', type: 'A', recordClass: 'IN', ttl: 60, data: '192.0.2.1' }],
      authority: [],
      additional: [],
    } as const;
    const all: Sight = {
      addresses: [],
      dns,
      icmp: { sent: 2, received: 2, roundTripsMs: [1, 2], hopLimit: 64 },
      talk: { reply: '220 ok', bytes: 6, captures: { code: '220' }, steps: 2 },
      grpc: { status: 0, serving: 'SERVING' },
    };
    const other: Sight = {
      addresses: [],
      dns: { ...dns, rcode: 'SERVFAIL', answers: [] },
      icmp: { sent: 2, received: 0, roundTripsMs: [] },
      talk: { reply: '421 busy', bytes: 8, captures: { code: '421' }, steps: 1 },
      grpc: { status: 5, message: 'no such service' },
    };
    const paths = differences(failed({ sight: other }), { ...good, sight: all }).map(
      ({ path, failed: bad, good: fine }) => `${path}: ${bad ?? '-'} / ${fine ?? '-'}`,
    );
    expect(paths).toEqual([
      'grpc.status: 5 / 0',
      'dns.rcode: SERVFAIL / NOERROR',
      'grpc.serving: - / SERVING',
      'dns.answers:  / a A 192.0.2.1',
      'icmp.received: 0 of 2 / 2 of 2',
      'talk.steps: 1 / 2',
      'talk.reply: 421 busy / 220 ok',
      'talk.captures.code: 421 / 220',
      'grpc.message: no such service / -',
      'icmp.hopLimit: - / 64',
    ]);
  });
});
