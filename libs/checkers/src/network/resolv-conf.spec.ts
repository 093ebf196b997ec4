import { expect, it } from 'vitest';
import { parseResolvConf } from './resolv-conf.js';

it('asks this machine when nothing is said', () => {
  expect(parseResolvConf('')).toEqual({
    servers: ['127.0.0.1'],
    search: [],
    ndots: 1,
    timeoutMs: 2000,
    attempts: 2,
  });
});

it('reads servers, search domains and options', () => {
  const text = `
    # made by hand
    domain old.example
    search corp.example. example ; the last one counts
    nameserver 10.0.0.53
    nameserver fe80::1%eth0
    nameserver [127.0.0.1]:5353
    nameserver nonsense
    options ndots:5 timeout:1 attempts:3 rotate edns0
  `;
  expect(parseResolvConf(text)).toEqual({
    servers: ['10.0.0.53', 'fe80::1', '127.0.0.1:5353'],
    search: ['corp.example', 'example'],
    ndots: 5,
    timeoutMs: 1000,
    attempts: 3,
  });
});

it('keeps options within the limits of resolv.conf(5)', () => {
  const conf = parseResolvConf('options ndots:99 timeout:999 attempts:0\noptions timeout:x');
  expect(conf).toMatchObject({ ndots: 15, timeoutMs: 2000, attempts: 2 });
  expect(parseResolvConf('options ndots:0').ndots).toBe(0);
});
