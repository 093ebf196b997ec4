import type { Comparison, DnsTarget, Subject } from '@dialtone/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dnsChecker } from './dns.js';
import { Names } from '../network/resolve.js';
import type { TestDnsServer } from '../testing/index.js';
import { aContext, aDnsTarget, dnsServer, reply } from '../testing/index.js';

const checkDns = dnsChecker(new Names());
let server: TestDnsServer;

beforeAll(async () => {
  server = await dnsServer({
    'a.test': { A: ['10.0.0.1', '10.0.0.2'], AAAA: ['2001:db8::1'], TYPE65: ['0001000001'] },
    'empty.test': {},
    'version.bind': { TXT: ['9.9.9'] },
    'servfail.test': 'SERVFAIL',
    'loop.test': ({ packet, send }) => {
      send(
        reply(packet, {
          answers: [
            { type: 'CNAME', text: 'other.test' },
            { name: 'other.test', type: 'CNAME', text: 'loop.test' },
          ],
        }),
      );
    },
    'whole.test': ({ packet, send }) => {
      send(
        reply(packet, {
          authoritative: true,
          answers: [
            { type: 'CNAME', text: 'WWW.whole.test', ttl: 60 },
            { name: 'www.whole.test', type: 'A', text: '10.0.0.9' },
          ],
          authority: [{ name: 'whole.test', type: 'NS', text: 'ns.whole.test' }],
          additional: [{ name: 'ns.whole.test', type: 'A', text: '10.0.0.53' }],
        }),
      );
    },
    'flags.test': ({ packet, send }) => {
      const [high = 0] = packet.subarray(2);
      send(reply(packet, { answers: [{ type: 'TXT', text: `rd ${high & 1}` }] }));
    },
  });
});
afterAll(() => server.close());

const check = (target: Partial<DnsTarget> & { host: string }) =>
  checkDns(aDnsTarget({ resolver: server.address, ...target }), aContext());
const expecting = (subject: Subject, comparison: Comparison, ...values: string[]) => ({
  expectations: [{ subject, comparison, values, severity: 'DOWN' as const }],
});

describe('what a dns check sees', () => {
  it('is the whole answer, in the form of zone files', async () => {
    const { sight } = await check({ host: 'whole.test' });
    expect(sight).toMatchObject({ addresses: ['127.0.0.1'], address: '127.0.0.1' });
    expect(sight?.dns).toMatchObject({
      server: server.address,
      transport: 'UDP',
      rcode: 'NOERROR',
      authoritative: true,
      truncated: false,
      recursionAvailable: true,
      answers: [
        { name: 'whole.test', type: 'CNAME', recordClass: 'IN', ttl: 60, data: 'www.whole.test' },
        { name: 'www.whole.test', type: 'A', recordClass: 'IN', ttl: 3600, data: '10.0.0.9' },
      ],
      authority: [{ type: 'NS', data: 'ns.whole.test' }],
      additional: [{ name: 'ns.whole.test', type: 'A', data: '10.0.0.53' }],
    });
  });

  it('is there also when the server refuses or fails', async () => {
    const { sight } = await check({ host: 'servfail.test' });
    expect(sight?.dns).toMatchObject({ rcode: 'SERVFAIL', answers: [] });
  });

  it.each([
    ['HTTPS', 'HTTPS'],
    ['TYPE65', 'HTTPS'],
  ] as const)(
    'of a type whose data has no known form, %s, are its bytes',
    async (recordType, type) => {
      const outcome = await check({
        host: 'a.test',
        recordType,
        expectedAnswers: [String.raw`\# 5  0001000001`],
      });
      expect(outcome.up).toBe(true);
      expect(outcome.sight?.dns?.answers).toMatchObject([
        { type, data: String.raw`\# 5 0001000001` },
      ]);
    },
  );

  it('of ANY is every record, each compared in the way of its type', async () => {
    const outcome = await check({
      host: 'a.test',
      recordType: 'ANY',
      expectedAnswers: ['10.0.0.2', '2001:DB8:0::1'],
    });
    expect(outcome.up).toBe(true);
    expect(outcome.sight?.dns?.answers).toHaveLength(4);
  });

  it('is asked for in the class that the target says', async () => {
    const outcome = await check({
      host: 'version.bind',
      recordType: 'TXT',
      recordClass: 'CH',
      expectedAnswers: ['9.9.9'],
    });
    expect(outcome.up).toBe(true);
    expect(outcome.sight?.dns?.answers).toMatchObject([{ recordClass: 'CH' }]);
  });

  it.each([
    [true, 'rd 1'],
    [false, 'rd 0'],
  ])('is asked for with recursion %s as %s', async (recursion, text) => {
    const target = { host: 'flags.test', recordType: 'TXT', recursion } as const;
    expect((await check({ ...target, expectedAnswers: [text] })).up).toBe(true);
  });
});

describe('what is usually expected', () => {
  it('gives way to what the target expects of the response code', async () => {
    const nxdomain = expecting('DNS_RCODE', 'EQUALS', 'NXDOMAIN');
    expect((await check({ host: 'nobody.test', ...nxdomain })).up).toBe(true);
    await expect(check({ host: 'servfail.test', ...nxdomain })).resolves.toMatchObject({
      reason: 'ANSWER',
      message: 'expected dns rcode equals “NXDOMAIN”, but it is “SERVFAIL”',
    });
  });

  it('gives way to what the target expects of the count of answers, but not of failures', async () => {
    const none = expecting('DNS_ANSWER_COUNT', 'EQUALS', '0');
    expect((await check({ host: 'empty.test', ...none })).up).toBe(true);
    await expect(check({ host: 'empty.test' })).resolves.toMatchObject({ reason: 'DNS' });
    await expect(check({ host: 'servfail.test', ...none })).resolves.toMatchObject({
      reason: 'DNS',
    });
  });

  it('still wants the answers that are listed', async () => {
    const some = expecting('DNS_RCODE', 'EXISTS');
    await expect(
      check({ host: 'empty.test', expectedAnswers: ['10.0.0.1'], ...some }),
    ).resolves.toMatchObject({
      reason: 'ANSWER',
      message: '“10.0.0.1” is not among the answers, for there are none',
    });
  });

  it('of aliases in a circle is not met: they are no record of the type', async () => {
    await expect(check({ host: 'loop.test' })).resolves.toMatchObject({
      reason: 'DNS',
      message: 'the name loop.test has no A record',
    });
  });
});
