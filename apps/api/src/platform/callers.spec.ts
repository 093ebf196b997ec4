import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { Callers } from './callers.js';
import { readConfig } from './config.js';

function caller(trusted: string, from: string, forwarded?: string): string {
  const callers = new Callers(readConfig({ TRUSTED_PROXIES: trusted }));
  const headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return callers.addressOf({ headers, socket: { remoteAddress: from } as Socket });
}

describe('Callers', () => {
  it.each([
    ['nobody is trusted', '', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['nothing was forwarded', '10.0.0.0/8', '10.0.0.1', undefined, '10.0.0.1'],
    ['a trusted proxy says so', '10.0.0.0/8', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    [
      'the caller wrote a header too',
      '10.0.0.1',
      '10.0.0.1',
      '1.2.3.4, 198.51.100.1',
      '198.51.100.1',
    ],
    ['there are two proxies', '10.0.0.0/8', '10.0.0.1', '198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['a stranger forwards', '10.0.0.0/8', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    [
      'the proxy came in over IPv6',
      '10.0.0.0/8',
      '::ffff:10.0.0.1',
      '198.51.100.1',
      '198.51.100.1',
    ],
    ['all speak IPv6', 'fd00::/8', 'fd00::1', '2001:db8::1', '2001:db8::1'],
    ['the header is nonsense', '10.0.0.0/8', '10.0.0.1', 'unknown, "x"', '10.0.0.1'],
  ])('when %s: %s, %s, %s -> %s', (_, trusted, from, forwarded, address) => {
    expect(caller(trusted, from, forwarded)).toBe(address);
  });
});
