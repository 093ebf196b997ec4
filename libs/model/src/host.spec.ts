import { describe, expect, it } from 'vitest';
import { asciiName, hostText, isHost, isIpv4, isIpv6, parseHostPort } from './host.js';

describe('a host', () => {
  it.each([
    'example.com',
    'localhost',
    'a',
    '_dmarc.example.com',
    'my_service',
    'xn--fsqu00a.xn--0zwm56d',
    '例子.测试',
    'bücher.example',
    '10.0.0.1',
    '::1',
    '2001:db8::1',
    'fe80::1%eth0',
    '::ffff:10.0.0.1',
    '1and1.com',
    '3com',
    `${'a'.repeat(63)}.com`,
  ])('can be %j', text => {
    expect(isHost(text)).toBe(true);
  });

  it.each([
    '',
    '.',
    'a..b',
    '-a.com',
    'a-.com',
    'a b',
    'a\tb',
    'a\u0000b',
    'a\ud800b',
    'http://a',
    'a/b',
    'a:80',
    'user@a',
    '*.example.com',
    '1.2.3',
    '1.2.3.256',
    '01.2.3.4',
    '１.2.3',
    '12345',
    ':::1',
    '[::1]',
    `${'a'.repeat(64)}.com`,
    Array.from({ length: 51 }, () => 'abcd').join('.'),
  ])('cannot be %j', text => {
    expect(isHost(text)).toBe(false);
  });

  it.each([
    [' example.com ', 'example.com'],
    ['example.com.', 'example.com'],
    ['[::1]', '::1'],
    ['.', '.'],
  ])('is taken from %j as %j', (text, host) => {
    expect(hostText(text)).toBe(host);
  });

  it('has an ASCII form where it has letters of other scripts', () => {
    expect(asciiName('例子.测试')).toBe('xn--fsqu00a.xn--0zwm56d');
    expect(asciiName('_srv.example.com')).toBe('_srv.example.com');
    expect(asciiName('例 子')).toBeUndefined();
    expect(asciiName('例子/x')).toBeUndefined();
  });

  it('tells addresses from names', () => {
    expect(['10.0.0.1', '10.0.0', '010.0.0.1'].map(isIpv4)).toEqual([true, false, false]);
    expect(['::1', 'fe80::1%eth0', '10.0.0.1', '::g'].map(isIpv6)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a host with a port', () => {
  it.each([
    ['example.com', { host: 'example.com' }],
    ['example.com:53', { host: 'example.com', port: 53 }],
    [' 1.1.1.1:5353 ', { host: '1.1.1.1', port: 5353 }],
    ['::1', { host: '::1' }],
    ['[::1]', { host: '::1' }],
    ['[::1]:5353', { host: '::1', port: 5353 }],
    ['[fe80::1%eth0]:53', { host: 'fe80::1%eth0', port: 53 }],
    ['例子.测试:443', { host: '例子.测试', port: 443 }],
    ['example.com.:443', { host: 'example.com', port: 443 }],
    ['a:65535', { host: 'a', port: 65_535 }],
  ])('%j', (text, expected) => {
    expect(parseHostPort(text)).toEqual(expected);
  });

  it.each(['', ':53', 'a:', 'a:0', 'a:65536', 'a:-1', 'a:http', 'a b:1', 'a:1:2', '[::1', '[a.com]:1', 'tcp://a:1'])(
    'is not in %j',
    text => {
      expect(parseHostPort(text)).toBeUndefined();
    },
  ); // prettier-ignore
});
