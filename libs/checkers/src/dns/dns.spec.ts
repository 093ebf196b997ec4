import { getEventListeners } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DnsTarget } from '@dialtone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dnsChecker } from './dns.js';
import { createEgress, defaultEgressDeny } from '../network/egress.js';
import { Names } from '../network/resolve.js';
import type { TestDnsServer } from '../testing/index.js';
import { aContext, aDnsTarget, deadPort, dnsServer, overBy } from '../testing/index.js';

const checkDns = dnsChecker(new Names());
let server: TestDnsServer;

beforeAll(async () => {
  server = await dnsServer({
    'a.test': {
      A: ['10.0.0.1', '10.0.0.2'],
      AAAA: ['2001:db8::1'],
      MX: ['10 Mail.a.test', '20 .'],
      NS: ['NS1.a.test'],
      TXT: ['v=spf1 |-all', 'other'],
      SRV: ['1 2 443 Web.a.test'],
      CAA: ['0 issue letsencrypt.org', '128 iodef mailto:a@a.test'],
      SOA: ['Ns1.a.test admin.a.test 7 3600 600 86400 300'],
    },
    'www.a.test': { CNAME: ['A.test'] },
    '_dmarc.a.test': { TXT: ['v=DMARC1'] },
    'xn--fsqu00a.xn--0zwm56d': { A: ['10.0.2.1'] },
    '1.0.0.10.in-addr.arpa': { PTR: ['a.test'] },
    '1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa': {
      PTR: ['six.test'],
    },
    'servfail.test': 'SERVFAIL',
    'refused.test': 'REFUSED',
    'formerr.test': 'FORMERR',
    'malformed.test': 'malformed',
    'silent.test': 'silent',
  });
});
afterAll(() => server.close());

const check = (target: Partial<DnsTarget> & { host: string }, context = aContext()) =>
  checkDns(aDnsTarget({ resolver: server.address, ...target }), context);

describe('a dns target', () => {
  it.each<[DnsTarget['recordType'], string, string[]]>([
    ['A', 'a.test', ['10.0.0.2', '10.0.0.1']],
    ['AAAA', 'a.test', ['2001:DB8:0:0::1']],
    ['CNAME', 'www.a.test', ['a.TEST.']],
    ['MX', 'a.test', ['10 mail.a.test.', '20 .']],
    ['NS', 'a.test', ['ns1.a.test']],
    ['TXT', 'a.test', ['v=spf1 -all', '"other"']],
    ['TXT', '_dmarc.a.test', ['v=DMARC1']],
    ['SRV', 'a.test', ['1  2 443 web.a.test']],
    ['CAA', 'a.test', ['0 issue "letsencrypt.org"', '128 iodef mailto:a@a.test']],
    ['SOA', 'a.test', ['ns1.a.test. admin.a.test. 7 3600 600 86400 300']],
    ['PTR', '10.0.0.1', ['a.test']],
    ['PTR', '1.0.0.10.in-addr.arpa', ['a.test']],
    ['PTR', '2001:db8::1', ['six.test']],
    ['A', '例子.测试', ['10.0.2.1']],
    ['A', 'A.Test', []],
  ])(
    'of type %s, %s, is up with %j among its answers',
    async (recordType, host, expectedAnswers) => {
      await expect(check({ recordType, host, expectedAnswers })).resolves.toMatchObject({
        up: true,
        phases: [{ name: 'resolve' }, { name: 'processing' }],
      });
    },
  );

  it('is ANSWER when one that is expected is missing, and shows what came', async () => {
    await expect(
      check({ host: 'a.test', recordType: 'MX', expectedAnswers: ['10 mail.a.test', '5 x.test'] }),
    ).resolves.toMatchObject({
      reason: 'ANSWER',
      message: '“5 x.test” is not among the answers: “10 mail.a.test”, “20 .”',
    });
  });

  it('does not take the letters of a text for the same', async () => {
    await expect(
      check({ host: 'a.test', recordType: 'TXT', expectedAnswers: ['OTHER'] }),
    ).resolves.toMatchObject({ reason: 'ANSWER' });
  });

  it.each([
    ['nobody.test', 'DNS', () => 'the name nobody.test does not exist'],
    ['www.a.test', 'DNS', () => 'the name www.a.test has no A record'],
    [
      'servfail.test',
      'DNS',
      (address: string) =>
        `the DNS server ${address} failed to answer for servfail.test (SERVFAIL)`,
    ],
    [
      'refused.test',
      'DNS',
      (address: string) => `the DNS server ${address} refused to answer for refused.test (REFUSED)`,
    ],
    [
      'formerr.test',
      'DNS',
      (address: string) =>
        `the DNS server ${address} did not understand the question for formerr.test (FORMERR)`,
    ],
    [
      'malformed.test',
      'PROTOCOL',
      (address: string) => `the answer of the DNS server ${address} is malformed`,
    ],
  ] as const)('for %s is %s', async (host, reason, message) => {
    await expect(check({ host })).resolves.toMatchObject({
      up: false,
      reason,
      message: message(server.address),
    });
  });

  it('is TIMEOUT at the deadline of a silent server, and asks a second time before it', async () => {
    const timeoutMs = 600;
    const signal = AbortSignal.timeout(timeoutMs);
    const checking = check({ host: 'silent.test' }, aContext({ signal, timeoutMs }));
    const outcome = await overBy(signal, checking);
    expect(outcome).toMatchObject({
      reason: 'TIMEOUT',
      message: `no answer from the DNS server ${server.address} within 600 ms`,
    });
    expect(server.questions.filter(question => question === 'silent.test A')).toHaveLength(2);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is CONNECT where no server listens', async () => {
    const resolver = `127.0.0.1:${await deadPort()}`;
    await expect(check({ host: 'a.test', resolver })).resolves.toMatchObject({
      reason: 'CONNECT',
      message: `refused by the DNS server ${resolver}`,
    });
  });
});

describe('the server that is asked', () => {
  it('may be given by name', async () => {
    const outcome = await check({ host: 'a.test', resolver: `localhost:${server.port}` });
    expect(outcome.up).toBe(true);
  });

  it('is judged by the egress policy when the target chose it', async () => {
    const egress = createEgress({ deny: defaultEgressDeny, allow: [] });
    await expect(
      check({ host: 'a.test', resolver: '169.254.169.253' }, aContext({ egress })),
    ).resolves.toMatchObject({ reason: 'BLOCKED' });
  });

  it('is the system’s otherwise, whatever the policy and the hosts file say', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'dialtone-dns-'));
    const files = { hosts: join(folder, 'hosts'), resolvConf: join(folder, 'resolv.conf') };
    await writeFile(files.hosts, '10.9.9.9 a.test\n');
    await writeFile(files.resolvConf, `nameserver [127.0.0.1]:${server.port}\n`);
    const egress = createEgress({ deny: ['127.0.0.0/8'], allow: [] });
    const target = aDnsTarget({ host: 'a.test', expectedAnswers: ['10.0.0.1'] });
    const outcome = await dnsChecker(new Names(files))(target, aContext({ egress }));
    expect(outcome.up).toBe(true);
    await rm(folder, { recursive: true });
  });
});

it('asks a hundred questions at once, again and again', async () => {
  const { signal } = new AbortController();
  for (let round = 0; round < 5; round += 1) {
    // More at once would overflow the buffer of the server's one socket, and UDP loses what does.
    const outcomes = await Promise.all(
      Array.from({ length: 100 }, () => check({ host: 'a.test' }, aContext({ signal }))),
    );
    expect(outcomes.filter(({ up }) => up)).toHaveLength(100);
  }
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});
