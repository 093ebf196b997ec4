import { CheckFinished, ProbeRemoved, ProbeSaved } from '@dialtone/engine';
import { type Outcome, type TargetInput, targetInput, type ValidProbe } from '@dialtone/model';
import { aProbe } from '@dialtone/model/testing';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../platform/config.js';
import { plain } from './blocks/sending.js';
import { Exported } from './exported.js';
import { Exposition } from './exposition.js';
import { MetricsListener } from './metrics.listener.js';
import { Metrics } from './metrics.js';
import { CheckResults } from './probes/check-results.js';
import { ProbeFamilies } from './probes/probe-families.js';

const probes = 10_000;

function aRoom(environment: Record<string, string> = {}) {
  const [metrics, results] = [new Metrics(), new CheckResults()];
  const exported = new Exported(readConfig(environment));
  const families = new ProbeFamilies(exported);
  return {
    feed: new MetricsListener(metrics, results, families),
    exposition: new Exposition(metrics, results, families, exported),
  };
}

const target = targetInput.parse({ http: { url: 'https://example.com/' } });

function anHttpsProbe(id: number): ValidProbe {
  const address = `https://shop-${id}.example.com/healthz`;
  return {
    ...aProbe({ id, name: `shop ${id} checkout`, application: 'web shop', target }),
    address,
  };
}

const answered = (id: number): Outcome => {
  const certificate = {
    subject: `CN=shop-${id}.example.com`,
    issuer: 'CN=R11,O=An Authority,C=US',
    names: [`shop-${id}.example.com`],
    serial: '04a1',
    startsAt: 0,
    endsAt: 1.8e12,
    fingerprint: 'ab'.repeat(32),
    key: 'EC P-256',
  };
  return {
    up: true,
    latencyMs: 123.456_789,
    phases: [
      { name: 'resolve', durationMs: 1.234_567 },
      { name: 'connect', durationMs: 8.234_567 },
      { name: 'tls', durationMs: 28.234_567 },
      { name: 'processing', durationMs: 118.234_567 },
      { name: 'transfer', durationMs: 3.234_567 },
    ],
    sight: {
      addresses: [`192.0.${id >> 8}.${id & 255}`],
      lookupMs: 1.234_567,
      tls: {
        version: 'TLS 1.3',
        cipher: 'TLS_AES_128_GCM_SHA256',
        trusted: true,
        chain: [certificate],
        chainEndsAt: 1.8e12,
      },
      http: {
        version: '1.1',
        status: 200,
        statusText: 'OK',
        headers: [],
        contentLength: 48_123,
        bodyBytes: 48_123,
        bodyCut: false,
        excerpt: '',
        finalUrl: '',
        secure: true,
        hops: [],
      },
    },
  };
};

function feedAll({ feed }: ReturnType<typeof aRoom>, count = probes): void {
  for (let id = 1; id <= count; id += 1) {
    const probe = anHttpsProbe(id);
    feed.keep(new ProbeSaved(probe, 'replayed'));
    feed.count(new CheckFinished(probe, new Date(0), new Date(0), answered(id), 0));
  }
}

describe('the exposition of ten thousand HTTPS probes', () => {
  it('stays under 12 MB, in pages small enough for one turn, with a turn for others between them', async () => {
    const room = aRoom();
    feedAll(room);
    let turns = 0;
    let waiting = setImmediate(function turn() {
      turns += 1;
      waiting = setImmediate(turn);
    });
    const sizes: number[] = [];
    for await (const page of plain(room.exposition.blocks())) sizes.push(page.length);
    clearImmediate(waiting);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(8_000_000);
    expect(bytes).toBeLessThan(12_000_000);
    expect(Math.max(...sizes)).toBeLessThan(70_000);
    expect(turns).toBeGreaterThanOrEqual(sizes.length - 3);
  });
});

it('names each series once, and each family in one piece', async () => {
  const room = aRoom({ METRICS_FAMILIES: 'all' });
  feedAll(room, 2000);
  let text = '';
  for await (const page of plain(room.exposition.blocks())) text += page.toString();
  const samples = text.split('\n').filter(line => /^(?:probe|health)_/u.test(line));
  const series = new Set(samples.map(line => line.slice(0, line.lastIndexOf(' '))));
  expect(series.size).toBe(samples.length);
  const families = samples.map(line => line.slice(0, line.indexOf('{')));
  const beginnings = families.filter((family, at) => family !== families[at - 1]);
  expect(new Set(beginnings).size).toBe(beginnings.length);
  expect(samples.length).toBe(2000 * 23);
});

it.each([
  ['probe_success', ['probe_success']],
  ['health_check_results', ['health_check_results']],
])('has of the families of probes those alone that %s names', async (names, expected) => {
  const room = aRoom({ METRICS_FAMILIES: names });
  feedAll(room, 1);
  let text = '';
  for await (const page of plain(room.exposition.blocks())) text += page.toString();
  const families = text.match(/^(?:probe|health)_\w+/gmu);
  expect([...new Set(families)]).toEqual(expected);
});

describe('an exposition that is being written', () => {
  it('shows nothing more of a probe that was removed meanwhile, and each of the others once', async () => {
    const room = aRoom();
    feedAll(room, 2000);
    const pages = plain(room.exposition.blocks());
    let text = '';
    // That of the process itself, and the first of the probes.
    for (const _ of [1, 2]) text += String((await pages.next()).value);
    for (let id = 1; id <= 1000; id += 1) {
      room.feed.forget(new ProbeRemoved(anHttpsProbe(id)));
      const next = anHttpsProbe(5000 + id);
      room.feed.keep(new ProbeSaved(next, 'created'));
      room.feed.count(new CheckFinished(next, undefined, new Date(0), answered(1), 0));
    }
    const before = text.length;
    for await (const page of pages) text += page.toString();
    expect(text.slice(before)).not.toMatch(/^probe_.*\{probe_id="(?:[1-9]|[1-9]\d{1,2}|1000)"/mu);
    const samples = text.split('\n').filter(line => line.startsWith('probe_'));
    expect(new Set(samples).size).toBe(samples.length);
  });

  it('is not gone on with when nobody takes it', async () => {
    const room = aRoom();
    feedAll(room, 2000);
    const pages = plain(room.exposition.blocks());
    await pages.next();
    await pages.return(undefined);
    expect(await pages.next()).toEqual({ done: true, value: undefined });
  });
});

describe('what is no line', () => {
  const shown = async (input: TargetInput, outcome: Outcome): Promise<string> => {
    const room = aRoom({ METRICS_FAMILIES: 'all' });
    const probe = aProbe({ target: targetInput.parse(input) });
    room.feed.keep(new ProbeSaved(probe, 'created'));
    room.feed.count(new CheckFinished(probe, undefined, new Date(0), outcome, 0));
    let text = '';
    for await (const page of plain(room.exposition.blocks())) text += page.toString();
    return text;
  };

  it('is the handshake of a plain URL, unless a redirect led to one', async () => {
    const tls = 'probe_http_duration_seconds{probe_id="1",phase="tls"}';
    const plain = { http: { url: 'http://shop.example/' } };
    const without = answered(1).phases.filter(({ name }) => name !== 'tls');
    expect(await shown(plain, { ...answered(1), phases: without })).not.toContain(tls);
    expect(await shown(plain, answered(1))).toContain(`${tls} 0.028235`);
    const secure = { http: { url: 'https://shop.example/' } };
    expect(await shown(secure, { ...answered(1), phases: without })).toContain(`${tls} 0`);
  });

  it('is a pattern that did not fail, of a probe that has none', async () => {
    const flag = 'probe_failed_due_to_regex{';
    const url = 'https://shop.example/';
    const expectations = [{ subject: 'BODY', comparison: 'MATCHES', values: ['x'] }];
    expect(await shown({ http: { url } }, answered(1))).not.toContain(flag);
    expect(await shown({ http: { url, expectations } }, answered(1))).toContain(flag);
    const tcp = { host: 'shop.example', port: 25 };
    expect(await shown({ tcp }, answered(1))).not.toContain(flag);
    expect(
      await shown({ tcp: { ...tcp, conversation: [{ expect: '^220' }] } }, answered(1)),
    ).toContain(flag);
  });

  it.each([
    [{ http: { url: 'https://192.0.2.1/' } }],
    [{ http: { url: 'http://[2001:db8::1]:8080/' } }],
    [{ icmp: { host: '192.0.2.1' } }],
  ])('is the address that %j names itself', async input => {
    const text = await shown(input, answered(1));
    expect(text).not.toMatch(/^probe_(?:ip_|dns_lookup)/mu);
  });
});
