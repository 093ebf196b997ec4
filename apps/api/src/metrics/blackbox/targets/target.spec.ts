import { describe, expect, it } from 'vitest';
import { readBlackboxFile } from '../file/blackbox-file.js';
import { timeoutOf } from '../timeout.js';
import { type Asked, Unreadable } from './asked.js';
import { numbered } from './numbered-groups.js';
import { targetOf } from './target.js';

/** What a module, as a line of YAML, makes of a request. */
function target(module: string, asked: Asked) {
  const file = readBlackboxFile('blackbox.yml', `modules: {m: {${module}}}`, () => '');
  if (!('modules' in file)) throw new Error(file.sentences.join('\n'));
  const named = file.modules.get('m');
  if (named === undefined) throw new Error('There is no module.');
  return targetOf(named.module, asked);
}

describe('a module of the http prober', () => {
  it('takes any 2xx over one address, of IPv6 if there is one', () => {
    expect(target('prober: http', { target: 'example.com/x' })).toMatchObject({
      url: 'http://example.com/x',
      expectedStatus: '200-299',
      followRedirects: true,
      ipVersion: 'PREFER_IPV6',
      headers: [{ name: 'Accept-Encoding', value: 'identity' }],
      expectations: [],
    });
  });

  it('becomes expectations of the one engine', () => {
    const { expectations } = target(
      'prober: http, http: {fail_if_ssl: true, fail_if_body_matches_regexp: [a], fail_if_header_not_matches: [{header: X, regexp: b, allow_missing: true}]}',
      { target: 'example.com' },
    );
    expect(expectations).toEqual([
      {
        subject: 'HEADER',
        comparison: 'MATCHES',
        values: ['b'],
        severity: 'DOWN',
        name: 'X',
        orAbsent: true,
      },
      { subject: 'BODY', comparison: 'NOT_MATCHES', values: ['a'], severity: 'DOWN' },
      { subject: 'FINAL_URL', comparison: 'NOT_MATCHES', values: ['^https:'], severity: 'DOWN' },
    ]);
  });

  it('asks for the host of the request, and for its certificate', () => {
    expect(
      target('prober: http', { target: 'https://192.0.2.1/', hostname: 'example.com:8443' }),
    ).toMatchObject({
      headers: expect.arrayContaining([{ name: 'Host', value: 'example.com:8443' }]) as unknown,
      tls: { serverName: 'example.com' },
    });
  });

  it('cannot look at what is no URL', () => {
    expect(() => target('prober: http', { target: 'http://[::1/' })).toThrow(Unreadable);
  });
});

it('fills the groups of a pattern into what is sent', () => {
  expect(
    target(
      "prober: tcp, tcp: {query_response: [{expect: '^PING :([^ ]+)', send: 'PONG $1'}, {send: 'A$1'}]}",
      { target: 'irc.example.com:6667' },
    ),
  ).toMatchObject({
    host: 'irc.example.com',
    port: 6667,
    conversation: [
      { expect: '^PING :(?P<group1>[^ ]+)', send: 'PONG ${group1}\n' },
      { send: 'A$1\n' },
    ],
  });
});

it.each([
  ['(a)(?:b)(?P<c>d)', '$1 $2 ${c} $$ $9', '(?P<group1>a)(?:b)(?P<c>d)', '${group1} ${c} ${c} $ '],
  [String.raw`\((a)[(]`, '$1', String.raw`\((?P<group1>a)[(]`, '${group1}'],
  ['(a)', 'plain', '(a)', 'plain'],
])('names the groups of %s for %s', (pattern, template, named, filled) => {
  expect(numbered(pattern, template)).toEqual({ pattern: named, template: filled });
});

it('asks the server that is the target, and wants its code alone unless told more', () => {
  expect(
    target('prober: dns, dns: {query_name: example.com.}', { target: '192.0.2.53' }),
  ).toMatchObject({
    host: 'example.com',
    resolver: '192.0.2.53:53',
    recordType: 'ANY',
    expectations: [{ subject: 'DNS_RCODE', comparison: 'ONE_OF', values: ['NOERROR'] }],
  });
});

it.each([
  [undefined, undefined, 119_500],
  ['10', undefined, 9500],
  ['10', 5000, 5000],
  ['10', 20_000, 9500],
  ['0.2', 3000, 3000],
  ['ten', 3000, undefined],
])('with %s s of Prometheus and %s ms of the module there are %s ms', (header, own, ms) => {
  expect(timeoutOf(header, own)).toBe(ms);
});
