import type { Outcome, Sight, Target, TlsSight } from '@dialtone/model';
import { targetInput, type TargetInput } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { fnv32a } from './address.js';
import { exposition } from './exposition.js';
import { pointsOf } from './families.js';

const target = (input: TargetInput): Target => targetInput.parse(input);
const http = target({ http: { url: 'https://example.com/' } });

const tls: TlsSight = {
  version: 'TLS 1.3',
  cipher: 'TLS_AES_128_GCM_SHA256',
  trusted: true,
  chainEndsAt: 1_700_000_000_500,
  chain: [
    {
      subject: 'CN=example.com,O=Ex\\, Inc',
      issuer: 'CN=CA',
      names: ['example.com', '192.0.2.1', 'www.example.com'],
      serial: '0a1b',
      startsAt: 0,
      endsAt: 1_800_000_000_999,
      fingerprint: 'abcd',
      key: 'EC P-256',
    },
  ],
};
const sight: Sight = { addresses: ['127.0.0.1'], address: '127.0.0.1', lookupMs: 2 };
const phases: Outcome['phases'] = [
  { name: 'resolve', durationMs: 3 },
  { name: 'connect', durationMs: 10 },
  { name: 'processing', durationMs: 20 },
];
const up = (more: Partial<Sight> = {}): Outcome => ({
  up: true,
  latencyMs: 40,
  phases,
  sight: { ...sight, ...more },
});
const down = (more: Partial<Extract<Outcome, { up: false }>>): Outcome => ({
  ...up(),
  up: false,
  reason: 'CONNECT',
  message: 'Refused.',
  ...more,
});

/** The samples alone. */
const lines = (of: Target, outcome: Outcome): string[] =>
  exposition(pointsOf(of, outcome))
    .split('\n')
    .filter(line => line !== '' && !line.startsWith('#'));

describe('an http check', () => {
  const answered = {
    version: '2',
    status: 200,
    statusText: '',
    headers: [{ name: 'Last-Modified', value: 'Thu, 01 Jan 2026 00:00:00 GMT' }],
    contentLength: -1,
    bodyBytes: 12,
    bodyCut: false,
    excerpt: '',
    finalUrl: 'https://example.com/',
    secure: true,
    hops: [{ url: 'http://example.com/', status: 301, address: '192.0.2.9' }],
  };

  it('shows what blackbox_exporter would', () => {
    expect(lines(http, up({ http: answered, tls }))).toEqual([
      'probe_dns_lookup_time_seconds 0.002',
      'probe_duration_seconds 0.04',
      'probe_failed_due_to_regex 0',
      'probe_http_content_length -1',
      'probe_http_duration_seconds{phase="connect"} 0.01',
      'probe_http_duration_seconds{phase="processing"} 0.02',
      'probe_http_duration_seconds{phase="resolve"} 0.003',
      'probe_http_duration_seconds{phase="tls"} 0',
      'probe_http_duration_seconds{phase="transfer"} 0',
      'probe_http_last_modified_timestamp_seconds 1767225600',
      'probe_http_redirects 1',
      'probe_http_ssl 1',
      'probe_http_status_code 200',
      'probe_http_uncompressed_body_length 12',
      'probe_http_version 2',
      `probe_ip_addr_hash ${fnv32a([192, 0, 2, 9])}`,
      'probe_ip_protocol 4',
      'probe_ssl_earliest_cert_expiry 1800000000',
      'probe_ssl_last_chain_expiry_timestamp_seconds 1700000000',
      String.raw`probe_ssl_last_chain_info{fingerprint_sha256="abcd",issuer="CN=CA",serialnumber="0a1b",subject="CN=example.com,O=Ex\\, Inc",subjectalternative="example.com,www.example.com"} 1`,
      'probe_success 1',
      'probe_tls_cipher_info{cipher="TLS_AES_128_GCM_SHA256"} 1',
      'probe_tls_version_info{version="TLS 1.3"} 1',
    ]);
  });

  it('shows the look-up alone where there is no address', () => {
    const lost = down({ reason: 'DNS', phases: [{ name: 'resolve', durationMs: 3 }] });
    expect(lines(http, { ...lost, sight: { addresses: [] } })).toEqual(
      expect.arrayContaining([
        'probe_http_duration_seconds{phase="resolve"} 0.003',
        'probe_http_status_code 0',
        'probe_ip_addr_hash 0',
        'probe_ip_protocol 0',
      ]),
    );
    expect(lines(http, lost).filter(line => line.includes('phase='))).toHaveLength(1);
  });

  it('tells a pattern that did not hold from everything else that was amiss', () => {
    const judged = (comparison: 'MATCHES' | 'EQUALS') => [
      {
        expectation: {
          subject: 'BODY' as const,
          comparison,
          values: ['x'],
          severity: 'DOWN' as const,
        },
        held: false,
      },
    ];
    const flag = (outcome: Outcome) =>
      lines(http, outcome).find(line => line.startsWith('probe_failed_due_to_regex'));
    expect(flag(down({ reason: 'BODY', judged: judged('MATCHES') }))).toMatch(/ 1$/u);
    expect(flag(down({ reason: 'BODY', judged: judged('EQUALS') }))).toMatch(/ 0$/u);
    expect(flag(down({ reason: 'STATUS', judged: judged('MATCHES') }))).toMatch(/ 0$/u);
  });

  it('counts a redirect that leads nowhere, and has no answer of it', () => {
    const redirect = {
      ...answered,
      status: 302,
      hops: [],
      headers: [{ name: 'Location', value: '/' }],
    };
    const seen = lines(http, { ...down({}), sight: { ...sight, http: redirect } });
    expect(seen).toContain('probe_http_redirects 1');
    expect(seen).toContain('probe_http_status_code 0');
  });
});

it('shows the certificate also of a handshake that was refused, but no verified chain', () => {
  const refused = { ...tls, trusted: false, problem: 'expired' };
  const seen = lines(target({ tcp: { host: 'localhost', port: 1 } }), {
    ...down({ reason: 'TLS' }),
    sight: { ...sight, tls: refused },
  });
  expect(seen).toContain('probe_ssl_earliest_cert_expiry 1800000000');
  expect(seen.join('\n')).not.toContain('last_chain_expiry');
});

it("shows Go's zero time for a chain that nobody was to verify", () => {
  const careless = target({ tcp: { host: 'localhost', port: 1, tls: { skipVerify: true } } });
  expect(lines(careless, up({ tls }))).toContain(
    'probe_ssl_last_chain_expiry_timestamp_seconds -62135596800',
  );
});

it('shows the serial number of a zone that was asked for', () => {
  const record = { name: 'example.com', recordClass: 'IN', ttl: 60, type: 'SOA' };
  const dns = {
    server: '',
    transport: 'UDP' as const,
    rcode: 'NOERROR',
    authoritative: true,
    truncated: false,
    recursionAvailable: false,
    answers: [{ ...record, data: 'ns1.example.com. admin.example.com. 2026010107 1 2 3 4' }],
    authority: [],
    additional: [],
  };
  const seen = lines(target({ dns: { host: 'example.com', recordType: 'SOA' } }), up({ dns }));
  expect(seen).toContain('probe_dns_serial 2026010107');
  expect(seen).toContain('probe_dns_query_succeeded 1');
  expect(seen).toContain('probe_dns_answer_rrs 1');
});

it('shows the first round trip and the hop limit of an echo', () => {
  const icmp = { sent: 2, received: 2, roundTripsMs: [1.5, 9], hopLimit: 63 };
  expect(lines(target({ icmp: { host: 'localhost' } }), up({ icmp }))).toEqual(
    expect.arrayContaining([
      'probe_icmp_duration_seconds{phase="rtt"} 0.0015',
      'probe_icmp_reply_hop_limit 63',
    ]),
  );
});

it('shows what a gRPC server says of its health, and UNAVAILABLE where none answers', () => {
  const grpc = target({ grpc: { host: 'localhost', port: 1, security: 'PLAIN' } });
  expect(lines(grpc, up({ grpc: { status: 0, serving: 'SERVING' } }))).toEqual(
    expect.arrayContaining([
      'probe_grpc_healthcheck_response{serving_status="NOT_SERVING"} 0',
      'probe_grpc_healthcheck_response{serving_status="SERVING"} 1',
      'probe_grpc_status_code 0',
      'probe_grpc_ssl 0',
    ]),
  );
  expect(lines(grpc, down({}))).toContain('probe_grpc_status_code 14');
  expect(lines(grpc, down({ reason: 'TIMEOUT' }))).toContain('probe_grpc_status_code 4');
});
