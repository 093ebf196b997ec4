import { targetKinds } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { anEvidence } from '../../../testing/an-evidence';
import { aTrial } from '../../../testing/fixtures';
import type { ResultWholeFragment } from '../../../core/gql/graphql';
import { newExpectationOf } from './expectation-of';
import { limitAbove } from './point';
import { pointsOf } from './points';
import { holds } from './verdict';

type Http = NonNullable<NonNullable<ResultWholeFragment['evidence']>['http']>;
const http = (difference: Partial<Http>): Http => ({
  version: '2',
  status: 200,
  statusText: '',
  headers: [],
  finalUrl: 'https://example.com/',
  bodyBytes: 0,
  bodyCut: false,
  excerpt: '',
  hops: [],
  ...difference,
});

/** Each point as `SUBJECT name COMPARISON values`. */
const told = (
  type: keyof typeof targetKinds,
  evidence: Parameters<typeof anEvidence>[0],
  result: Parameters<typeof aTrial>[0] = {},
) =>
  pointsOf(aTrial({ ...result, evidence: anEvidence(evidence) }), targetKinds[type].subjects)
    .filter(({ group }) => group !== 'time')
    .flatMap(({ points }) => points)
    .map(({ subject, name, comparison, values }) =>
      [subject, name, comparison, values.join('|')].filter(Boolean).join(' '),
    );

describe('what can be pointed at', () => {
  it('is the status, the headers and every value of the JSON', () => {
    const headers = [
      { name: 'Content-Type', value: 'application/json; charset=utf-8' },
      { name: 'Date', value: 'Thu, 01 Jan 2026 00:00:00 GMT' },
      { name: 'Set-Cookie', value: '********' },
      { name: 'X-Release', value: '41' },
    ];
    const excerpt = '{"ok":true,"n":2.5,"token":"********","list":["a"]}';
    expect(told('http', { http: http({ headers, excerpt, bodyBytes: excerpt.length }) })).toEqual([
      'STATUS EQUALS 200',
      'HTTP_VERSION EQUALS 2',
      'HEADER content-type CONTAINS application/json',
      'HEADER date EXISTS',
      'HEADER set-cookie EXISTS',
      'HEADER x-release EQUALS 41',
      'JSON $ EXISTS',
      'JSON $.ok EQUALS true',
      'JSON $.n EQUALS 2.5',
      'JSON $.token EXISTS',
      'JSON $.list EXISTS',
      'JSON $.list[0] EQUALS a',
      'BODY_SIZE GREATER 0',
    ]);
  });

  it('is each whole line of a text', () => {
    const excerpt = '<h1>\n  Hello\n\n</h1> and so o';
    expect(told('http', { http: http({ excerpt, bodyBytes: 9999 }) })).toContain(
      'BODY CONTAINS Hello',
    );
    expect(told('http', { http: http({ excerpt, bodyBytes: 9999 }) }).join()).not.toContain('so o');
  });

  it('is the end of the certificate: a fortnight, or half of what is left', () => {
    const ends = (endsAt: string) =>
      told('tls', {
        tls: {
          version: 'TLS 1.3',
          cipher: null,
          protocol: null,
          trusted: true,
          problem: null,
          certificates: [
            {
              subject: null,
              issuer: 'CN=CA',
              names: ['a', 'b'],
              endsAt,
              fingerprint: null,
              key: null,
            },
          ],
        },
      });
    expect(ends('2026-04-01T12:00:00.000Z')).toEqual([
      'CERTIFICATE_DAYS GREATER 14',
      'CERTIFICATE_ISSUER EQUALS CN=CA',
      'CERTIFICATE_NAMES CONTAINS a',
      'CERTIFICATE_NAMES CONTAINS b',
      'CERTIFICATE_TRUST EQUALS trusted',
      'TLS_VERSION EQUALS TLS 1.3',
    ]);
    expect(ends('2026-02-07T12:00:00.000Z')).toContain('CERTIFICATE_DAYS GREATER 3');
  });

  it('is each answer of DNS, a line of a reply, what ping counted', () => {
    const record = { name: 'a.', type: 'A', recordClass: 'IN', ttl: 60 };
    const answers = ['192.0.2.1', '192.0.2.2'].map(data => ({ ...record, data }));
    const dns = {
      server: null,
      transport: null,
      rcode: 'NOERROR',
      authoritative: null,
      truncated: null,
      answers,
      authority: [],
      additional: [],
    };
    expect(told('dns', { dns })).toEqual([
      'DNS_RCODE EQUALS NOERROR',
      'DNS_ANSWERS CONTAINS 192.0.2.1',
      'DNS_ANSWERS CONTAINS 192.0.2.2',
      'DNS_ANSWER_COUNT EQUALS 2',
      'DNS_TTL GREATER 0',
    ]);
    const talk = { reply: '220 mx\r\n250 ok\r\n', bytes: 16, captures: [], steps: 1 };
    expect(told('tcp', { talk })).toEqual(['REPLY CONTAINS 220 mx', 'REPLY CONTAINS 250 ok']);
    const icmp = { sent: 4, received: 3, roundTripsMs: [1, 2, 3], hopLimit: 64 };
    expect(told('icmp', { icmp })).toEqual([
      'LOSS LESS 26',
      'AVERAGE_ROUND_TRIP LESS 5',
      'WORST_ROUND_TRIP LESS 10',
    ]);
  });

  it('holds, as it is proposed, of the answer that it was taken from', () => {
    const excerpt = '{"a":{"b":[1,"x",null]},"c":"d"}';
    const evidence = anEvidence({
      http: http({ excerpt, bodyBytes: excerpt.length, headers: [{ name: 'A', value: 'b' }] }),
    });
    const phases = [{ name: 'connect', durationMs: 3 }];
    const all = pointsOf(aTrial({ evidence, phases, latencyMs: 12 }), targetKinds.http.subjects);
    const points = all.flatMap(each => each.points);
    expect(points.length).toBeGreaterThan(10);
    for (const point of points)
      expect(holds(newExpectationOf(point), point.reading), point.name).toBe(true);
  });
});

it.each([
  [0.2, 1],
  [3, 10],
  [43, 100],
  [51, 200],
  [228, 500],
  [900, 2000],
])('a limit above %d is %d', (value, limit) => {
  expect(limitAbove(value)).toBe(limit);
});
