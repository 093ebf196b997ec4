import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import type { DnsTarget } from '@dialtone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dnsChecker } from './dns.js';
import { Names } from '../network/resolve.js';
import type { TestDnsServer, Zone } from '../testing/index.js';
import {
  aContext,
  aDnsTarget,
  createCertificate,
  deadPort,
  dnsReply,
  dnsServer,
  httpsServer,
  reply,
} from '../testing/index.js';

const checkDns = dnsChecker(new Names());
const authority = createCertificate({ commonName: 'Test Authority', hosts: [], isAuthority: true });
const certificate = createCertificate({ issuer: authority });
const zone: Zone = {
  'a.test': { A: ['10.0.0.1'] },
  'long.test': ({ packet, transport, send }) => {
    const whole = { answers: [{ type: 'A', text: '10.0.0.7' }] } as const;
    send(reply(packet, transport === 'UDP' ? { truncated: true } : whole));
  },
  'truncated.test': 'truncated',
  'servfail.test': 'SERVFAIL',
  'silent.test': 'silent',
};
let plain: TestDnsServer;
let secured: TestDnsServer;

beforeAll(async () => {
  setDefaultCACertificates([...getCACertificates(), authority.cert]);
  plain = await dnsServer(zone);
  secured = await dnsServer(zone, certificate);
});
afterAll(() => Promise.all([plain.close(), secured.close()]));

const check = (
  target: Partial<DnsTarget> & { host: string; resolver: string },
  context = aContext(),
) => checkDns(aDnsTarget(target), context);
const phases = (outcome: Awaited<ReturnType<typeof check>>) =>
  outcome.phases.map(({ name }) => name);

describe('over TCP', () => {
  it('asks once, over a connection of its own', async () => {
    const outcome = await check({ host: 'a.test', resolver: plain.address, transport: 'TCP' });
    expect(outcome).toMatchObject({
      up: true,
      sight: { address: '127.0.0.1', dns: { server: plain.address, transport: 'TCP' } },
    });
    expect(phases(outcome)).toEqual(['resolve', 'connect', 'processing']);
    expect(plain.questions.filter(question => question === 'a.test A TCP')).toHaveLength(1);
    await expect.poll(() => plain.visitors).toBe(0);
  });

  it('is CONNECT where nobody listens', async () => {
    const resolver = `127.0.0.1:${await deadPort()}`;
    await expect(check({ host: 'a.test', resolver, transport: 'TCP' })).resolves.toMatchObject({
      reason: 'CONNECT',
      message: `refused by the DNS server ${resolver}`,
    });
  });
});

describe('an answer that is cut off', () => {
  it('is asked for again over TCP', async () => {
    const outcome = await check({
      host: 'long.test',
      resolver: plain.address,
      expectedAnswers: ['10.0.0.7'],
    });
    expect(outcome).toMatchObject({
      up: true,
      sight: { dns: { transport: 'TCP', truncated: false } },
    });
    expect(plain.questions.filter(question => question.startsWith('long.test'))).toEqual([
      'long.test A',
      'long.test A TCP',
    ]);
  });
});

describe('over TLS', () => {
  const resolver = () => `localhost:${secured.port}`;

  it('asks behind a handshake', async () => {
    const outcome = await check({
      ...{ host: 'a.test', resolver: resolver(), transport: 'DOT' },
      ipVersion: 'IPV4',
    });
    expect(outcome).toMatchObject({ up: true, sight: { dns: { transport: 'DOT' } } });
    expect(phases(outcome)).toEqual(['resolve', 'connect', 'tls', 'processing']);
  });

  it('is TLS when the certificate is for somebody else', async () => {
    await using server = await dnsServer(zone, createCertificate({ issuer: authority, hosts: [] }));
    await expect(
      check({ host: 'a.test', resolver: server.address, transport: 'DOT' }),
    ).resolves.toMatchObject({ reason: 'TLS' });
    expect(server.questions).toEqual([]);
  });
});

describe('over HTTPS', () => {
  const doh = (listener: RequestListener) => httpsServer(certificate, listener);
  const honest: RequestListener = (request, response) => {
    void buffer(request).then(packet => {
      response.setHeader('Content-Type', 'application/dns-message');
      response.end(dnsReply(zone, packet));
    });
  };

  it('posts the question', async () => {
    const heard: unknown[] = [];
    await using server = await doh((request, response) => {
      const { method, url, headers } = request;
      heard.push([method, url, headers['content-type'], headers.accept]);
      honest(request, response);
    });
    const outcome = await check({
      ...{ host: 'a.test', resolver: `${server.url}/dns-query?x=1`, transport: 'DOH' },
      expectedAnswers: ['10.0.0.1'],
    });
    expect(outcome).toMatchObject({
      up: true,
      sight: { dns: { server: `localhost:${server.port}`, transport: 'DOH' } },
    });
    const type = 'application/dns-message';
    expect(heard).toEqual([['POST', '/dns-query?x=1', type, type]]);
    await server.quiet();
  });

  it('tells what DNS says as over any other transport', async () => {
    await using server = await doh(honest);
    const resolver = `${server.url}/`;
    await expect(
      check({ host: 'servfail.test', resolver, transport: 'DOH' }),
    ).resolves.toMatchObject({ reason: 'DNS', sight: { dns: { rcode: 'SERVFAIL' } } });
    await expect(
      check({ host: 'truncated.test', resolver, transport: 'DOH' }),
    ).resolves.toMatchObject({ reason: 'PROTOCOL' });
  });

  it.each<[string, RequestListener, string]>([
    [
      'another status',
      (_request, response) => response.writeHead(404).end(),
      'answered 404, expected 200',
    ],
    ['another type', (_request, response) => response.end('<p>'), 'is no application/dns-message'],
    [
      'something else of the type',
      (_request, response) =>
        response.setHeader('Content-Type', 'application/dns-message').end('no message'),
      'answered another question',
    ],
    [
      'more than a message holds',
      (_request, response) =>
        response.setHeader('Content-Type', 'application/dns-message').end(Buffer.alloc(70_000)),
      'is malformed',
    ],
  ])('is PROTOCOL when the server answers %s', async (_what, listener, message) => {
    await using server = await doh(listener);
    await expect(
      check({ host: 'a.test', resolver: `${server.url}/`, transport: 'DOH' }),
    ).resolves.toMatchObject({
      reason: 'PROTOCOL',
      message: expect.stringContaining(message) as string,
    });
  });

  it('is CONNECT when the server hangs up', async () => {
    await using server = await doh(request => request.socket.destroy());
    await expect(
      check({ host: 'a.test', resolver: `${server.url}/`, transport: 'DOH' }),
    ).resolves.toMatchObject({ reason: 'CONNECT' });
  });
});

describe('the system’s servers', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dialtone-dns-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(['UDP', 'TCP'] as const)(
    'are asked over %s in order, the next when one refuses or stays silent',
    async transport => {
      await using silent = await dnsServer({ 'a.test': 'silent' });
      const resolvConf = join(folder, `${transport}.conf`);
      const places = [await deadPort(), silent.port, plain.port].map(port => `[127.0.0.1]:${port}`);
      await writeFile(resolvConf, places.map(place => `nameserver ${place}\n`).join(''));
      const names = new Names({ hosts: '/nowhere', resolvConf });
      const timeoutMs = 1500;
      const context = aContext({ signal: AbortSignal.timeout(timeoutMs), timeoutMs });
      const outcome = await dnsChecker(names)(aDnsTarget({ host: 'a.test', transport }), context);
      expect(outcome).toMatchObject({ up: true, sight: { dns: { server: plain.address } } });
      expect(silent.questions).toHaveLength(1);
    },
  );
});
