import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Target } from '@dialtone/model';
import { targetInput } from '@dialtone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Checker } from '../checker.js';
import { createCheckers } from '../checkers.js';
import type { Refusal } from './egress.js';
import { createEgress, defaultEgressDeny } from './egress.js';
import { Names } from './resolve.js';
import { aContext, dnsServer, httpServer } from '../testing/index.js';
import type { TestDnsServer } from '../testing/index.js';

let dns: TestDnsServer;
let folder = '';
let names: Names;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dialtone-egress-'));
  const [hosts, resolvConf] = [join(folder, 'hosts'), join(folder, 'resolv.conf')];
  dns = await dnsServer({
    'metadata.test': { A: ['169.254.169.254'] },
    'inside.test': { AAAA: ['64:ff9b::a9fe:a9fe'] },
    'both.test': { A: ['169.254.169.254', '127.0.0.1'] },
  });
  await writeFile(hosts, '127.0.0.1 db.corp.example\n127.0.0.1 other.example\n');
  await writeFile(resolvConf, `nameserver [127.0.0.1]:${dns.port}\n`);
  names = new Names({ hosts, resolvConf });
});
afterAll(async () => {
  await dns.close();
  await rm(folder, { recursive: true });
});

/** Checks a target of any type behind a policy; every answer must come long before a connection could time out. */
async function check(given: unknown, policy: Parameters<typeof createEgress>[0] = usual) {
  const refusals: Refusal[] = [];
  const egress = createEgress(policy, refusal => refusals.push(refusal));
  const target: Target = targetInput.parse(given);
  const checker = createCheckers(names)[target.type] as Checker<Target>;
  const outcome = await checker(target, aContext({ egress }));
  return { outcome, refusals };
}
const usual = { deny: defaultEgressDeny, allow: [] };

describe('the metadata address is refused', () => {
  it.each([
    'http://169.254.169.254/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://0xa9.0xfe.0xa9.0xfe/',
    'http://169.254.43518/',
    'http://169。254。169。254/',
    'http://①⑥⑨.254.169.254/',
    'http://[::ffff:169.254.169.254]/',
    'http://[::ffff:a9fe:a9fe]/',
    'http://[64:ff9b::a9fe:a9fe]/',
    'http://[2002:a9fe:a9fe::1]/',
    'http://[::a9fe:a9fe]/',
    'http://metadata.test/',
    'http://METADATA.test./',
    'http://inside.test/',
  ])('as %s', async url => {
    const { outcome, refusals } = await check({ http: { url } });
    expect(outcome).toMatchObject({ up: false, reason: 'BLOCKED' });
    expect(refusals).toMatchObject([{ port: 80, rule: '169.254.0.0/16' }]);
  });

  it.each<[string, unknown]>([
    ['http', { http: { url: 'http://metadata.test/' } }],
    ['ws', { ws: { url: 'ws://2852039166/' } }],
    ['tcp', { tcp: { host: 'metadata.test', port: 80 } }],
    ['tls', { tls: { host: '::ffff:169.254.169.254' } }],
    ['grpc', { grpc: { host: '169.254.169.254', port: 80 } }],
    ['a server of dns', { dns: { host: 'a.test', resolver: 'metadata.test' } }],
  ])('to %s', async (_, given) => {
    expect((await check(given)).outcome).toMatchObject({ reason: 'BLOCKED' });
  });

  it.each(['2852039166x', '0xa9fea9fe', '169.254.43518.x'])(
    'or is no address at all where no URL is read: %s',
    async host => {
      const { outcome } = await check({ tcp: { host, port: 80 } });
      expect(outcome).toMatchObject({ reason: 'DNS' });
    },
  );

  it('at a hop, spelt in whatever way', async () => {
    for (const location of [
      'http://2852039166/',
      'http://metadata.test/',
      '//[::ffff:a9fe:a9fe]',
    ]) {
      await using server = await httpServer((_request, response) => {
        response.writeHead(302, { location }).end();
      });
      const { outcome } = await check({ http: { url: server.url } });
      expect(outcome).toMatchObject({ reason: 'BLOCKED' });
    }
  });

  it('also when it is one of several, and the others are used', async () => {
    await using server = await httpServer((_request, response) => response.end('here'));
    const url = `http://both.test:${server.port}/`;
    const { outcome, refusals } = await check({ http: { url } });
    expect(outcome).toMatchObject({ up: true });
    expect(refusals).toEqual([
      { address: '169.254.169.254', host: 'both.test', port: server.port, rule: '169.254.0.0/16' },
    ]);
  });
});

describe('this machine, where it is refused,', () => {
  const policy = { deny: ['127.0.0.0/8', '::1'], allow: [] };

  it.each([
    '127.1',
    '0',
    '0.0.0.0',
    '0x7f000001',
    '2130706433',
    '017700000001',
    '[::]',
    '[::1]',
    '[::ffff:0:0]',
    'localhost',
    'a.localhost',
  ])('is not reached as %s', async host => {
    await using server = await httpServer((_request, response) => response.end());
    const { outcome } = await check({ http: { url: `http://${host}:${server.port}/` } }, policy);
    expect(outcome).toMatchObject({ reason: 'BLOCKED' });
    expect(server.visits).toBe(0);
  });
});

describe('an allowed name', () => {
  const policy = { deny: ['127.0.0.0/8'], allow: ['*.corp.example'] };

  it('is reached at an address that is refused to others', async () => {
    await using server = await httpServer((_request, response) => response.end());
    const at = (host: string) => ({ http: { url: `http://${host}:${server.port}/` } });
    expect((await check(at('DB.corp.example'), policy)).outcome).toMatchObject({ up: true });
    expect((await check(at('other.example'), policy)).outcome).toMatchObject({ reason: 'BLOCKED' });
  });

  it('lends nothing to an address that the target itself gives it', async () => {
    await using server = await httpServer((_request, response) => response.end());
    const overrides = ['evil.corp.example=127.0.0.1'];
    const { outcome } = await check(
      { tcp: { host: 'evil.corp.example', port: server.port, overrides } },
      policy,
    );
    expect(outcome).toMatchObject({ reason: 'BLOCKED' });
    expect(server.visits).toBe(0);
  });
});
