import type { Outcome, Sight } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { evidenceOf } from './evidence.js';

const http = {
  version: '1.1',
  status: 302,
  statusText: 'Found',
  headers: [
    { name: 'Content-Type', value: 'text/html' },
    { name: 'Set-Cookie', value: 'sid=hunter2; Path=/' },
    { name: 'X-Api-Key', value: 'hunter2' },
    { name: 'Location', value: 'https://ada:hunter2@example.com/?token=hunter2' },
    { name: 'WWW-Authenticate', value: 'Bearer hunter2hunter2' },
  ],
  contentLength: 10,
  bodyBytes: 10,
  bodyCut: false,
  excerpt: '{"access_token": "hunter2", "said": "Authorization: Basic aHVudGVyMg=="}',
  finalUrl: 'https://example.com/cb#access_token=hunter2',
  secure: true,
  hops: [
    {
      url: 'https://example.com/?api_key=hunter2',
      status: 302,
      location: '/x?sig=hunter2',
    },
  ],
} as const;

const withSight = (sight: Sight): Outcome => ({ up: true, latencyMs: 1, phases: [], sight });

describe('evidence', () => {
  it('holds no secret that can be told by its name', () => {
    const kept = evidenceOf(
      withSight({
        addresses: ['192.0.2.1'],
        http: { ...http, hops: [{ ...http.hops[0], location: 'https://b.test/x?sig=hunter2' }] },
        talk: {
          reply: 'Bearer hunter2hunter2',
          bytes: 1,
          steps: 1,
          captures: { token: 'hunter2' },
        },
      }),
    );
    expect(JSON.stringify(kept)).not.toMatch(/hunter2|aHVudGVy/u);
    expect(kept.sight?.http?.headers).toContainEqual({ name: 'Content-Type', value: 'text/html' });
    expect(kept.sight?.http?.excerpt).toContain('"access_token": "********"');
  });

  it('hides a secret in a place that is told without its host', () => {
    const kept = evidenceOf(withSight({ addresses: [], http }));
    expect(kept.sight?.http?.hops[0]?.location).toBe('/x?sig=********');
  });

  it('is bounded, whatever a peer sends', () => {
    const long = 'x'.repeat(100_000);
    const record = { name: 'a', type: 'TXT', recordClass: 'IN', ttl: 1, data: long };
    const certificate = {
      subject: long,
      issuer: long,
      names: Array.from({ length: 5000 }, () => long),
      serial: '1',
      startsAt: 0,
      endsAt: 1,
      fingerprint: 'f',
      key: 'RSA 2048',
    };
    const records = Array.from({ length: 5000 }, () => record);
    const kept = evidenceOf(
      withSight({
        addresses: Array.from({ length: 5000 }, () => '192.0.2.1'),
        tls: { chain: Array.from({ length: 100 }, () => certificate) },
        http: {
          ...http,
          excerpt: long,
          headers: Array.from({ length: 5000 }, () => ({ name: 'a', value: long })),
          hops: Array.from({ length: 500 }, () => ({ url: long, status: 302 })),
        },
        dns: {
          server: 's',
          transport: 'UDP',
          rcode: 'NOERROR',
          authoritative: false,
          truncated: false,
          recursionAvailable: true,
          answers: records,
          authority: records,
          additional: records,
        },
      }),
    );
    expect(JSON.stringify(kept).length).toBeLessThan(700_000);
  });

  it('is the outcome itself where nothing was seen', () => {
    const outcome: Outcome = { up: true, latencyMs: 1, phases: [] };
    expect(evidenceOf(outcome)).toBe(outcome);
  });
});
