import { describe, expect, it } from 'vitest';
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

  it('does not stand on a wrong range', () => {
    expect(() => createEgress({ deny: ['10.0.0.0/40'], allow: [] })).toThrow(
      '“10.0.0.0/40” has a wrong length',
    );
  });
});
