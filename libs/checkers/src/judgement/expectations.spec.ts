import {
  type ExpectationInput,
  expectationsFor,
  type Outcome,
  type Sight,
  subjectNames,
} from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { breachSentence, judge } from './expectations.js';
import type { Looked } from './reading.js';

const day = 86_400_000;
const now = Date.UTC(2026, 0, 1);

const sight: Sight = {
  addresses: ['192.0.2.1'],
  http: {
    version: '1.1',
    status: 200,
    statusText: 'OK',
    headers: [
      { name: 'Content-Type', value: 'application/json' },
      { name: 'Vary', value: 'a' },
      { name: 'vary', value: 'b' },
      { name: 'X-Empty', value: '' },
      { name: 'X-Age', value: '12' },
      { name: 'Last-Modified', value: 'Wed, 31 Dec 2025 23:59:00 GMT' },
      { name: 'Set-Cookie', value: 'session=abc' },
    ],
    contentLength: -1,
    bodyBytes: 34,
    bodyCut: false,
    excerpt: '',
    finalUrl: 'https://example.com/end',
    secure: true,
    hops: [{ url: 'https://example.com/', status: 302, location: '/end' }],
  },
  tls: {
    version: 'TLS 1.3',
    cipher: 'TLS_AES_128_GCM_SHA256',
    trusted: true,
    chain: [
      {
        subject: 'CN=example.com',
        issuer: 'CN=Test CA,O=Test',
        names: ['example.com', 'www.example.com'],
        serial: '01',
        startsAt: now - day,
        endsAt: now + 30 * day,
        fingerprint: 'ab',
        key: 'EC P-256',
      },
      {
        subject: 'CN=Test CA,O=Test',
        issuer: 'CN=Root',
        names: [],
        serial: '02',
        startsAt: now - day,
        endsAt: now + 10 * day,
        fingerprint: 'cd',
        key: 'EC P-256',
      },
    ],
  },
  dns: {
    server: '192.0.2.53:53',
    transport: 'UDP',
    rcode: 'NOERROR',
    authoritative: false,
    truncated: false,
    recursionAvailable: true,
    answers: [
      { name: 'a', type: 'A', recordClass: 'IN', ttl: 300, data: '192.0.2.1' },
      { name: 'a', type: 'A', recordClass: 'IN', ttl: 60, data: '192.0.2.2' },
    ],
    authority: [],
    additional: [],
  },
  icmp: { sent: 4, received: 3, roundTripsMs: [1, 2, 4] },
};
const outcome: Outcome = {
  up: true,
  latencyMs: 120.456,
  phases: [{ name: 'tls', durationMs: 40 }],
  sight,
};
const body = '{"status":"ok","count":3,"items":[{"id":1},{"id":2}],"none":null}';
const looked: Looked = { outcome, sight, body: () => body, now };

function judged(input: ExpectationInput, over: Partial<Looked> = {}) {
  const [only] = judge(expectationsFor(subjectNames).parse([input]), { ...looked, ...over });
  if (only === undefined) throw new Error('nothing was judged');
  return only;
}

describe('it holds that', () => {
  it.each<ExpectationInput>(
    [
      { subject: 'STATUS', comparison: 'EQUALS', values: ['200'] },
      { subject: 'STATUS', comparison: 'ONE_OF', values: ['200-299'] },
      { subject: 'STATUS', comparison: 'NOT', values: ['500-599'] },
      { subject: 'STATUS', comparison: 'LESS', values: ['400'] },
      { subject: 'HEADER', name: 'content-type', comparison: 'CONTAINS', values: ['json'] },
      { subject: 'HEADER', name: 'Vary', comparison: 'EQUALS', values: ['a, b'] },
      { subject: 'HEADER', name: 'x-empty', comparison: 'EXISTS' },
      { subject: 'HEADER', name: 'x-none', comparison: 'ABSENT' },
      { subject: 'HEADER', name: 'vary', comparison: 'MATCHES', values: ['^b$'] },
      {
        subject: 'HEADER',
        name: 'x-none',
        comparison: 'NOT_MATCHES',
        values: ['a'],
        orAbsent: true,
      },
      { subject: 'HEADER', name: 'x-age', comparison: 'LESS', values: ['60'] },
      { subject: 'HEADER_AGE', name: 'last-modified', comparison: 'EQUALS', values: ['60'] },
      { subject: 'BODY', comparison: 'MATCHES', values: ['"status":\\s*"ok"'] },
      { subject: 'BODY', comparison: 'NOT_MATCHES', values: ['(?i)error'] },
      { subject: 'BODY', comparison: 'NOT_CONTAINS', values: ['error'] },
      { subject: 'JSON', name: '$.status', comparison: 'EQUALS', values: ['ok'] },
      { subject: 'JSON', name: '$.count', comparison: 'EQUALS', values: ['3.0'] },
      { subject: 'JSON', name: '$.count', comparison: 'BETWEEN', values: ['5', '1'] },
      { subject: 'JSON', name: '$.items[*].id', comparison: 'ALL_OF', values: ['1', '2'] },
      { subject: 'JSON', name: '$.nothing', comparison: 'ABSENT' },
      { subject: 'JSON', name: '$.none', comparison: 'EQUALS', values: ['null'] },
      { subject: 'BODY_SIZE', comparison: 'LESS', values: ['1000'] },
      { subject: 'LATENCY', comparison: 'LESS', values: ['121'] },
      { subject: 'PHASE_LATENCY', name: 'tls', comparison: 'LESS', values: ['41'] },
      { subject: 'CERTIFICATE_DAYS', comparison: 'GREATER', values: ['9.9'] },
      { subject: 'CERTIFICATE_ISSUER', comparison: 'CONTAINS', values: ['Test CA'] },
      { subject: 'CERTIFICATE_NAMES', comparison: 'ANY_OF', values: ['example.com', 'other'] },
      { subject: 'CERTIFICATE_TRUST', comparison: 'EQUALS', values: ['trusted'] },
      { subject: 'TLS_VERSION', comparison: 'ONE_OF', values: ['TLS 1.2', 'TLS 1.3'] },
      { subject: 'REDIRECTS', comparison: 'EQUALS', values: ['1'] },
      { subject: 'FINAL_URL', comparison: 'EQUALS', values: ['https://example.com/end'] },
      { subject: 'HTTP_VERSION', comparison: 'EQUALS', values: ['1.1'] },
      { subject: 'DNS_RCODE', comparison: 'EQUALS', values: ['NOERROR'] },
      { subject: 'DNS_FLAGS', comparison: 'CONTAINS', values: ['RA'] },
      { subject: 'DNS_FLAGS', comparison: 'NOT_CONTAINS', values: ['AA'] },
      { subject: 'DNS_ANSWERS', comparison: 'ALL_OF', values: ['192.0.2.2', '192.0.2.1'] },
      { subject: 'DNS_ANSWER_COUNT', comparison: 'GREATER', values: ['1'] },
      { subject: 'DNS_TTL', comparison: 'EQUALS', values: ['60'] },
      { subject: 'DNS_AUTHORITY', comparison: 'NOT_CONTAINS', values: ['x'] },
      { subject: 'DNS_ANSWER_LINES', comparison: 'ALL_MATCH', values: ['^a\\.\t\\d+\tIN\tA\t'] },
      { subject: 'DNS_AUTHORITY_LINES', comparison: 'ALL_MATCH', values: ['x'], orAbsent: true },
      { subject: 'LOSS', comparison: 'EQUALS', values: ['25'] },
      { subject: 'WORST_ROUND_TRIP', comparison: 'EQUALS', values: ['4'] },
      { subject: 'JITTER', comparison: 'EQUALS', values: ['1.5'] },
    ].filter(({ comparison, subject }) => !(subject === 'JSON' && comparison === 'ALL_OF')),
  )('%j', expectation => {
    expect(judged(expectation).held).toBe(true);
  });
});

describe('it does not hold, and is told, that', () => {
  it.each<[ExpectationInput, string]>([
    [
      { subject: 'STATUS', comparison: 'EQUALS', values: ['404'] },
      'expected status equals 404, but it is 200',
    ],
    [
      { subject: 'LATENCY', comparison: 'LESS', values: ['100'] },
      'expected latency less than 100 ms, but it is 120.46 ms',
    ],
    [
      { subject: 'HEADER_AGE', name: 'vary', comparison: 'LESS', values: ['60'] },
      'expected header age vary less than 60 s, but “a, b” is no date',
    ],
    [
      { subject: 'HEADER', name: 'x-none', comparison: 'EXISTS' },
      'expected header x-none exists, but there is none',
    ],
    [
      { subject: 'HEADER', name: 'vary', comparison: 'NOT_MATCHES', values: ['^b$'] },
      'expected header vary not matches “^b$”, but it is “a, b”',
    ],
    [
      { subject: 'HEADER', name: 'x-none', comparison: 'NOT_MATCHES', values: ['a'] },
      'expected header x-none not matches “a”, but there is none',
    ],
    [
      { subject: 'DNS_ANSWER_LINES', comparison: 'ALL_MATCH', values: ['300'] },
      'expected dns answer lines all match “300”, but it is “a. 300 IN A 192.0.2.1, a. 60 IN A 192.0.2.2”',
    ],
    [
      { subject: 'DNS_AUTHORITY_LINES', comparison: 'ALL_MATCH', values: ['x'] },
      'expected dns authority lines all match “x”, but it is “”',
    ],
    [
      { subject: 'JSON', name: '$.nothing', comparison: 'EQUALS', values: ['1'] },
      'expected json $.nothing equals “1”, but there is nothing at $.nothing',
    ],
    [
      { subject: 'SERVING', comparison: 'EQUALS', values: ['SERVING'] },
      'expected serving equals “SERVING”, but there is none',
    ],
    [
      { subject: 'CERTIFICATE_DAYS', comparison: 'GREATER', values: ['14'] },
      'expected certificate days greater than 14 days, but it is 10 days',
    ],
  ])('%j', (expectation, sentence) => {
    const one = judged(expectation);
    expect(one.held).toBe(false);
    expect(breachSentence(one)).toBe(sentence);
  });

  it('of JSON, when the body is none', () => {
    const one = judged(
      { subject: 'JSON', name: '$.status', comparison: 'EQUALS', values: ['ok'] },
      { body: () => '<html>' },
    );
    expect(breachSentence(one)).toBe('expected json $.status equals “ok”, but the body is no JSON');
  });
});

it('ends also with a pattern over which a backtracking engine would outlast the world', () => {
  const evil = `${'a'.repeat(2 ** 20)}b`;
  const one = judged(
    { subject: 'BODY', comparison: 'MATCHES', values: ['(a+)+$'] },
    { body: () => evil },
  );
  expect(one.held).toBe(false);
});

it('keeps a shortened text of what was there, and no secret', () => {
  expect(
    judged(
      { subject: 'BODY', comparison: 'CONTAINS', values: ['y'] },
      { body: () => 'x'.repeat(5000) },
    ).actual,
  ).toBe(`${'x'.repeat(300)}…`);
  expect(judged({ subject: 'HEADER', name: 'set-cookie', comparison: 'EXISTS' })).toMatchObject({
    held: true,
    actual: '********',
  });
});
