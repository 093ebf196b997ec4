import { describe, expect, it } from 'vitest';
import { type BlackboxFile, readBlackboxFile } from './blackbox-file.js';
import { redacted } from './redact.js';

const read = (text: string): BlackboxFile =>
  readBlackboxFile('blackbox.yml', text, path => {
    if (path !== 'token.txt') throw new Error(`no ${path}`);
    return 'open sesame\n';
  });
const sentences = (text: string): readonly string[] => {
  const file = read(text);
  return 'sentences' in file ? file.sentences : [];
};
/** One module by this name, with its options on the third line and below. */
const web = (...options: string[]): string =>
  ['modules:', '  web:', ...options.map(option => `    ${option}`)].join('\n');

describe('a blackbox.yml', () => {
  it('is read with its times, its sizes and the files that it names', () => {
    const file = read(
      web(
        'prober: http',
        'timeout: 1m1.5s',
        'http:',
        '  body_size_limit: 10KB',
        '  bearer_token_file: token.txt',
      ),
    );
    expect('modules' in file && file.modules.get('web')?.module).toEqual({
      prober: 'http',
      timeoutMs: 61_500,
      options: { body_size_limit: 10_240, bearer_token_file: 'open sesame' },
    });
  });

  it('may share parts by anchors', () => {
    const file = read(
      'modules:\n  one: &one {prober: tcp, timeout: 5s}\n  two: {<<: *one, timeout: 1s}',
    );
    expect('modules' in file && file.modules.get('two')?.module).toMatchObject({
      prober: 'tcp',
      timeoutMs: 1000,
    });
  });
});

describe('what is wrong is told with its line:', () => {
  it.each([
    [
      'modules: {a: {prober: http}, a: {prober: tcp}}',
      'blackbox.yml:1: Map keys must be unique at line 1, column 30.',
    ],
    ['', 'blackbox.yml:1: modules holds nothing; it may hold modules by their names.'],
    [
      web('prober: ftp'),
      'blackbox.yml:3: modules.web.prober holds “ftp”; it may hold one of http, tcp, dns, icmp, grpc.',
    ],
    [
      web('prober: http', 'timeout: 5'),
      'blackbox.yml:4: modules.web.timeout holds “5”; it may hold a time such as 5s or 1m30s.',
    ],
    [
      web('prober: icmp', 'icmp:', '  count: 3'),
      'blackbox.yml:5: modules.web.icmp.count is not known; known are dont_fragment, ip_protocol_fallback, payload_size, preferred_ip_protocol, source_ip_address, ttl.',
    ],
    [
      web('prober: http', 'http:', '  valid_status_codes:', '    - 200', '    - 2xx'),
      'blackbox.yml:7: modules.web.http.valid_status_codes.1 holds “2xx”; it may hold a whole number from 100 to 599.',
    ],
    [
      web('prober: http', 'http:', "  fail_if_body_matches_regexp: ['(']"),
      'blackbox.yml:5: modules.web.http.fail_if_body_matches_regexp.0: It is no regular expression of RE2: missing closing ): `(`.',
    ],
    [
      web('prober: http', 'http:', '  tls_config:', '    ca_file: none.pem'),
      'blackbox.yml:6: modules.web.http.tls_config.ca_file: The file cannot be read: no none.pem.',
    ],
    [
      web('prober: tcp', 'tcp:', '  source_ip_address: 10.0.0.1'),
      'blackbox.yml:5: modules.web.tcp.source_ip_address: It is not supported here: the system chooses the address that a check comes from.',
    ],
    [
      web('prober: http', 'http:', '  bearer_token: a', '  basic_auth: { username: b }'),
      'blackbox.yml:4: modules.web.http: Only one of basic_auth, authorization, bearer_token, bearer_token_file, oauth2 can be given.',
    ],
    [web('prober: dns'), 'blackbox.yml:2: modules.web: The dns prober needs dns.query_name.'],
  ])('%j', (text, sentence) => {
    expect(sentences(text)).toEqual([sentence]);
  });

  it('but not what a secret holds', () => {
    expect(sentences(web('prober: http', 'http:', '  bearer_token: 12345'))).toEqual([
      'blackbox.yml:5: modules.web.http.bearer_token holds ********; it may hold a text.',
    ]);
  });
});

it('shows a module without what opens doors', () => {
  const written = {
    http: {
      headers: { Authorization: 'Basic abc', Accept: 'text/html' },
      basic_auth: { username: 'me', password: 'secret' },
      proxy_url: 'http://me:secret@proxy.example/',
    },
    tcp: { query_response: [{ expect: 'x', send: 'PASS secret' }] },
  };
  expect(redacted(written)).toEqual({
    http: {
      headers: { Authorization: '<secret>', Accept: 'text/html' },
      basic_auth: { username: 'me', password: '<secret>' },
      proxy_url: 'http://********:********@proxy.example/',
    },
    tcp: { query_response: [{ expect: 'x', send: '<secret>' }] },
  });
});
