import { describe, expect, it } from 'vitest';
import { anEvidence } from '../testing/an-evidence';
import { differs, partsOf as partsIn } from './pairs';

/** As somebody reads them who reads English. */
const partsOf = (...[failed, good]: [Evidence, Evidence]) =>
  partsIn(failed, good, sentence => sentence ?? '');
type Evidence = Parameters<typeof partsIn>[0];

const http = (status: number, excerpt: string, headers: [string, string][] = []) => ({
  version: '1.1',
  status,
  statusText: status === 200 ? 'OK' : 'Service Unavailable',
  headers: headers.map(([name, value]) => ({ name, value })),
  finalUrl: 'https://example.com/',
  bodyBytes: excerpt.length,
  bodyCut: false,
  excerpt,
  hops: [],
});

describe('two checks side by side', () => {
  const parts = partsOf(
    anEvidence({
      address: '192.0.2.1',
      http: http(503, 'no', [
        ['Date', 'now'],
        ['Via', 'a'],
      ]),
    }),
    anEvidence({
      address: '192.0.2.1',
      http: http(200, 'ok', [
        ['date', 'then'],
        ['Etag', 'b'],
      ]),
    }),
  );
  const pairs = parts.flatMap(part => part.pairs);
  const pair = (label: string) =>
    pairs.find(each => (typeof each.label === 'string' ? each.label : each.label.name) === label);

  it('have each thing that they saw in one row', () => {
    expect(pair('evidence.row.statusLine')).toMatchObject({
      failed: 'HTTP/1.1 503 Service Unavailable',
      good: 'HTTP/1.1 200 OK',
    });
    expect(pair('evidence.row.body')).toMatchObject({ failed: 'no', good: 'ok', text: true });
    expect(pair('via')).toMatchObject({ failed: 'a', good: undefined });
    expect(pair('etag')).toMatchObject({ failed: undefined, good: 'b' });
  });

  it('differ where what they saw does, but not in what never is the same twice', () => {
    const different = pairs.filter(differs).map(({ label }) => label);
    expect(different).toEqual([
      'evidence.row.statusLine',
      { name: 'via' },
      { name: 'etag' },
      'evidence.row.body',
    ]);
  });

  it('leave out what neither saw', () => {
    expect(parts.map(({ title }) => title)).toEqual([
      'evidence.part.answer',
      'evidence.part.headers',
      'evidence.part.network',
      'evidence.part.body',
    ]);
    expect(partsOf(null, null)).toEqual([]);
  });

  it('tell a handshake, an echo, a conversation and an answer of DNS', () => {
    const told = partsOf(
      anEvidence({
        tls: {
          version: 'TLS 1.3',
          cipher: null,
          protocol: null,
          trusted: false,
          problem: 'it has expired',
          certificates: [],
        },
        icmp: { sent: 3, received: 2, roundTripsMs: [1, 20], hopLimit: 63 },
        talk: { reply: '220 hi', bytes: 6, captures: [{ name: 'v', value: '8' }], steps: 1 },
        dns: {
          server: '127.0.0.1:53',
          transport: 'UDP',
          rcode: 'NXDOMAIN',
          authoritative: true,
          truncated: false,
          answers: [],
          authority: [],
          additional: [],
        },
        grpc: { status: 5, message: 'unknown service', serving: null },
      }),
      null,
    ).flatMap(part => part.pairs.map(({ failed }) => failed));
    expect(told).toEqual(
      expect.arrayContaining([
        'it has expired',
        'TLS 1.3',
        '2 / 3',
        '1.0 ms · 20 ms',
        '63',
        '220 hi',
        'v: 8',
        'NXDOMAIN',
        'authoritative',
        'unknown service',
      ]),
    );
  });
});
