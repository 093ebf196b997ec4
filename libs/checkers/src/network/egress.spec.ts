import { describe, expect, it } from 'vitest';
import type { Refusal } from './egress.js';
import { createEgress, defaultEgressDeny } from './egress.js';

const usual = createEgress({ deny: defaultEgressDeny, allow: [] });

describe('the usual guard', () => {
  it.each([
    '169.254.169.254',
    '169.254.0.1',
    'fe80::1',
    'fe80::1%eth0',
    'fd00:ec2::254',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '0:0:0:0:0:ffff:a9fe:a9fe',
    '64:ff9b::169.254.169.254',
    '64:ff9b:1::a9fe:a9fe',
    '2002:a9fe:a9fe::1',
    '::169.254.169.254',
    '::ffff:100.100.100.200',
    '::ffff:0:a9fe:a9fe',
    '2001:0:a9fe:a9fe::',
    '2001:0:c000:201::5601:5601',
    '2001:db8::5efe:169.254.169.254',
    '2001:db8::200:5efe:a9fe:a9fe',
  ])('refuses %s', address => {
    expect(usual.refuses(address)).toBe(true);
  });

  it.each(['127.0.0.1', '::1', '10.0.0.1', '8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '::'])(
    'lets %s pass',
    address => {
      expect(usual.refuses(address)).toBe(false);
    },
  );

  it.each(['2852039166', '0xa9fea9fe', '0251.0376.0251.0376', 'example.com', ''])(
    'refuses “%s”, which is no address that it can judge',
    text => {
      expect(usual.refuses(text)).toBe(true);
    },
  );
});

describe('a guard of the operator’s own', () => {
  it('lets pass what is allowed, whatever is denied', () => {
    const egress = createEgress({ deny: ['10.0.0.0/8'], allow: ['10.1.0.0/16'] });
    expect(egress.refuses('10.2.0.1')).toBe(true);
    expect(egress.refuses('10.1.0.1')).toBe(false);
    expect(egress.refuses('::ffff:10.1.0.1')).toBe(false);
  });

  it('is not talked round by allowing all of IPv6', () => {
    const egress = createEgress({ deny: defaultEgressDeny, allow: ['::/0'] });
    expect(egress.refuses('fe80::1')).toBe(false);
    expect(egress.refuses('::ffff:169.254.169.254')).toBe(true);
    expect(egress.refuses('64:ff9b::169.254.169.254')).toBe(true);
  });

  it('knows that the unspecified addresses lead to this machine', () => {
    const egress = createEgress({ deny: ['127.0.0.0/8', '::1'], allow: [] });
    expect(egress.refuses('0.0.0.0')).toBe(true);
    expect(egress.refuses('::')).toBe(true);
    expect(egress.refuses('::ffff:0.0.0.0')).toBe(true);
  });

  it('judges the port, and leaves what has none to rules without ports', () => {
    const egress = createEgress({
      deny: ['10.0.0.0/8:22', ':6000-6063'],
      allow: ['10.0.0.9:6001'],
    });
    const at = (address: string, port?: number) => egress.refuses(address, { host: address, port });
    expect([at('10.0.0.1', 22), at('10.0.0.1', 23), at('10.0.0.1')]).toEqual([true, false, false]);
    expect([at('::1', 5999), at('::1', 6000), at('8.8.8.8', 6063), at('::1', 6064)]).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([at('10.0.0.9', 6001), at('10.0.0.9', 6002)]).toEqual([false, true]);
  });

  it.each([
    ['app.corp.example', true],
    ['APP.Corp.Example.', true],
    ['a.b.corp.example', true],
    ['corp.example', false],
    ['evilcorp.example', false],
    ['app.corp.example.evil.test', false],
    ['10.0.0.1', false],
  ])('judges the name asked for: %s below corp.example', (host, refused) => {
    const egress = createEgress({ deny: ['*.corp.example'], allow: [] });
    expect(egress.refuses('10.0.0.1', { host, port: 80 })).toBe(refused);
  });

  it('knows an international name by either form', () => {
    const egress = createEgress({ deny: ['*.例子.测试'], allow: [] });
    for (const host of ['a.例子.测试', 'A.XN--FSQU00A.xn--0zwm56d'])
      expect(egress.refuses('10.0.0.1', { host, port: 80 })).toBe(true);
  });

  it('lifts a deny for connections under an allowed name, but not where the target says its address', () => {
    const egress = createEgress({ deny: ['10.0.0.0/8'], allow: ['db.corp.example:5432'] });
    const way = { host: 'db.corp.example', port: 5432 };
    expect(egress.refuses('10.0.0.1', way)).toBe(false);
    expect(egress.refuses('10.0.0.1', { ...way, port: 22 })).toBe(true);
    expect(egress.refuses('10.0.0.1', { ...way, host: '10.0.0.1' })).toBe(true);
    expect(egress.refuses('10.0.0.1', { ...way, given: true })).toBe(true);
  });

  it('refuses a denied name also where the target says its address', () => {
    const egress = createEgress({ deny: ['*.corp.example'], allow: [] });
    expect(egress.refuses('8.8.8.8', { host: 'a.corp.example', port: 80, given: true })).toBe(true);
  });

  it('may refuse everything but a list', () => {
    const egress = createEgress({ deny: ['*'], allow: ['10.0.0.0/8:443', '*.example.com'] });
    const at = (address: string, host: string, port: number) =>
      egress.refuses(address, { host, port });
    expect(at('10.0.0.1', '10.0.0.1', 443)).toBe(false);
    expect(at('10.0.0.1', '10.0.0.1', 80)).toBe(true);
    expect(at('8.8.8.8', 'www.example.com', 80)).toBe(false);
    expect(at('8.8.8.8', 'example.org', 80)).toBe(true);
  });

  it('tells of every refusal, with the rule as the operator wrote it', () => {
    const refusals: Refusal[] = [];
    const egress = createEgress({ deny: ['10.0.0.0/8:22', 'fe80::/10'], allow: [] }, refusal =>
      refusals.push(refusal),
    );
    egress.refuses('::ffff:10.0.0.1', { host: 'db.test', port: 22 });
    egress.refuses('10.0.0.1', { host: 'db.test', port: 80 });
    egress.refuses('fe80::1%eth0');
    egress.refuses('0xa9fea9fe');
    expect(refusals).toEqual([
      { address: '::ffff:10.0.0.1', host: 'db.test', port: 22, rule: '10.0.0.0/8:22' },
      { address: 'fe80::1%eth0', host: 'fe80::1%eth0', rule: 'fe80::/10' },
      { address: '0xa9fea9fe', host: '0xa9fea9fe', rule: 'not an address' },
    ]);
  });

  it('does not stand on a wrong range', () => {
    expect(() => createEgress({ deny: ['10.0.0.0/40'], allow: [] })).toThrow(
      '“10.0.0.0/40” has a wrong length',
    );
  });
});
