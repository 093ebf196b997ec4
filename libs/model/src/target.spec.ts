import { describe, expect, it } from 'vitest';
import { parseProbeInput } from './probe.js';
import type { Problem } from './problem.js';
import { addressOf, type Target, type TargetInput } from './target.js';
import { aDnsTarget, anHttpTarget, anIcmpTarget, aTcpTarget } from './testing/a-target.js';

const parse = (target: unknown) => parseProbeInput({ name: 'a', cron: '30s', target }, 'UTC');

function read(target: TargetInput): Target {
  const parsed = parse(target);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value.target;
}

function problemsOf(target: unknown): readonly Problem[] {
  const parsed = parse(target);
  return parsed.ok ? [] : parsed.problems;
}

describe('a target is read', () => {
  it('with the defaults of its protocol', () => {
    expect(read({ http: { url: 'https://example.com' } })).toMatchObject({
      type: 'http',
      url: 'https://example.com',
      method: 'GET',
      headers: [],
      expectedStatus: '200',
    });
    expect(read({ tcp: { host: 'db', port: 1 } })).toMatchObject({
      type: 'tcp',
      host: 'db',
      port: 1,
    });
    expect(read({ dns: { host: 'example.com' } })).toMatchObject({
      type: 'dns',
      host: 'example.com',
      recordType: 'A',
      expectedAnswers: [],
    });
    expect(read({ icmp: { host: '::1' } })).toMatchObject({
      type: 'icmp',
      host: '::1',
      count: 2,
      maxLossPercent: 0,
    });
  });

  it('with null as absence, and an empty text as none where it can mean nothing else', () => {
    expect(
      read({
        http: {
          url: 'https://example.com',
          method: null,
          headers: null,
          body: null,
          expectedStatus: ' ',
          expectedBody: '',
        },
        tcp: null,
      }),
    ).toEqual(anHttpTarget({ url: 'https://example.com' }));
    expect(
      read({
        dns: { host: 'example.com', resolver: ' ', recordType: null, expectedAnswers: null },
      }),
    ).toEqual(aDnsTarget());
    expect(
      read({ icmp: { host: 'router.example.com', count: null, maxLossPercent: null } }),
    ).toEqual(anIcmpTarget());
    expect(read({ http: { url: 'https://example.com', body: '' } })).toHaveProperty('body', '');
  });

  it('as it was written, but for spaces around, brackets, a last dot and letter case of names', () => {
    expect(
      read({
        http: {
          url: ' https://例子.测试/路?q=[1]#x ',
          method: 'post',
          headers: [{ name: 'X-Token', value: ' \u00e9 ' }],
          body: '{"a":\r\n1} ',
          expectedStatus: ' 200, 300-399 ',
          expectedBody: ' ok\n',
        },
      }),
    ).toMatchObject({
      type: 'http',
      url: 'https://例子.测试/路?q=[1]#x',
      method: 'POST',
      headers: [{ name: 'X-Token', value: '\u00e9' }],
      body: '{"a":\r\n1} ',
      expectedStatus: '200, 300-399',
      expectedBody: ' ok\n',
    });
    expect(read({ tcp: { host: ' [::1] ', port: 65_535 } })).toEqual(
      aTcpTarget({ host: '::1', port: 65_535 }),
    );
    expect(
      read({
        dns: {
          host: 'Example.com.',
          resolver: '[::1]:53',
          recordType: ' mx ',
          expectedAnswers: [' a '],
        },
      }),
    ).toMatchObject({
      type: 'dns',
      host: 'Example.com',
      resolver: '[::1]:53',
      recordType: 'MX',
      expectedAnswers: ['a'],
    });
  });

  it('whatever else stands beside its fields', () => {
    expect(read({ tcp: { host: 'a', port: 1, colour: 'red' }, colour: 'red' } as never)).toEqual(
      aTcpTarget({ host: 'a', port: 1 }),
    );
  });

  it('up to its limits', () => {
    const characters = (count: number) => '😀'.repeat(count);
    const fits = {
      url: `https://a/${'x'.repeat(2038)}`,
      headers: Array.from({ length: 50 }, () => ({
        name: 'x'.repeat(200),
        value: 'y'.repeat(8192),
      })),
      body: characters(16_384),
      expectedBody: characters(4096),
    };
    expect(problemsOf({ http: fits })).toEqual([]);
  });
});

const url = ['target', 'http', 'url'];
const withHeader = (name: unknown, value: unknown) => ({
  http: { url: 'https://a', headers: [{ name, value }] },
});
const headerName = ['target', 'http', 'headers', 0, 'name'];
const headerValue = ['target', 'http', 'headers', 0, 'value'];
const http = (part: object) => ({ http: { url: 'https://a', ...part } });
const dns = (part: object) => ({ dns: { host: 'a', ...part } });
const icmp = (part: object) => ({ icmp: { host: 'a', ...part } });

const urlNeeded = 'A URL is needed, such as https://example.com/healthz.';
const noUrl = (text: string) =>
  `“${text}” is not a URL. Write it whole, such as https://example.com/healthz.`;
const wrongScheme = (scheme: string) =>
  `A URL must begin with http:// or https://; this begins with “${scheme}”.`;
const noUser =
  'A URL must not hold a user name or a password; send them in an Authorization header.';
const hostNeeded = 'A host is needed: a name such as example.com, or an address.';
const noHost = (text: string) => `“${text}” is neither a host name nor an IP address.`;
const oneTarget = 'A target is exactly one of http, tcp, dns, icmp, grpc, ws and tls.';
const notLatin =
  'A header value may hold neither control characters nor characters beyond Latin-1.';
const noStatus = (text: string) =>
  `“${text}” is not a set of status codes from 100 to 599. Write 200, 200-299 or 200,204,301-308.`;
const noControls = (what: string) =>
  `${what} may hold neither line breaks nor other control characters.`;
const halfCharacter = (what: string) => `${what} holds half a character, which cannot be stored.`;
const tooLong = (what: string, most: number, has: number) =>
  `${what} may have at most ${most} characters; this has ${has}.`;

describe('a target is refused', () => {
  const table: [unknown, (string | number)[], string][] = [
    [undefined, ['target'], oneTarget],
    [null, ['target'], oneTarget],
    ['https://a', ['target'], oneTarget],
    [{}, ['target'], oneTarget],
    [{ http: null }, ['target'], oneTarget],
    [{ tcp: { host: 'a', port: 1 }, icmp: { host: 'a' } }, ['target'], oneTarget],
    [{ tcp: 'a:1' }, ['target', 'tcp'], 'This must be an object; it is text.'],

    [{ http: {} }, url, urlNeeded],
    [{ http: { url: null } }, url, urlNeeded],
    [{ http: { url: ' ' } }, url, urlNeeded],
    [{ http: { url: 5 } }, url, 'This must be text; it is a number.'],
    [{ http: { url: 'example.com' } }, url, noUrl('example.com')],
    [{ http: { url: 'example.com:8080/a' } }, url, noUrl('example.com:8080/a')],
    [{ http: { url: 'localhost:3000' } }, url, noUrl('localhost:3000')],
    [{ http: { url: '/healthz' } }, url, noUrl('/healthz')],
    [{ http: { url: 'https://' } }, url, noUrl('https://')],
    [{ http: { url: 'https:example.com' } }, url, noUrl('https:example.com')],
    [{ http: { url: 'https:///a' } }, url, noUrl('https:///a')],
    [{ http: { url: 'https://a b/' } }, url, noUrl('https://a b/')],
    [{ http: { url: 'https://a:99999/' } }, url, noUrl('https://a:99999/')],
    [{ http: { url: 'ftp://a' } }, url, wrongScheme('ftp:')],
    [{ http: { url: 'file:///etc/passwd' } }, url, wrongScheme('file:')],
    [{ http: { url: 'JavaScript:alert(1)' } }, url, wrongScheme('javascript:')],
    [{ http: { url: 'https://me:secret@a/' } }, url, noUser],
    [{ http: { url: 'https://me@a/' } }, url, noUser],
    [{ http: { url: 'https://a/\nb' } }, url, noControls('A URL')],
    [{ http: { url: 'https://a/\0b' } }, url, noControls('A URL')],
    [{ http: { url: 'https://a/\ud800' } }, url, halfCharacter('A URL')],
    [{ http: { url: `https://a/${'x'.repeat(2039)}` } }, url, tooLong('A URL', 2048, 2049)],

    [http({ method: 'TRACE' }), ['target', 'http', 'method'], '“TRACE” is not a method that can be sent. Known are GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS.'],
    [http({ headers: 'x' }), ['target', 'http', 'headers'], 'This must be a list; it is text.'],
    [http({ headers: [5] }), ['target', 'http', 'headers', 0], 'This must be an object; it is a number.'],
    [http({ headers: Array.from({ length: 51 }, () => ({ name: 'a', value: '' })) }), ['target', 'http', 'headers'], 'A request may have at most 50 headers.'],
    [withHeader('', 'x'), headerName, 'A header needs a name.'],
    [withHeader(undefined, 'x'), headerName, 'A header needs a name.'],
    [withHeader('X Y', 'x'), headerName, '“X Y” cannot be the name of a header.'],
    [withHeader('X:', 'x'), headerName, '“X:” cannot be the name of a header.'],
    [withHeader('X\r\nY', 'x'), headerName, '“X Y” cannot be the name of a header.'],
    [withHeader('é', 'x'), headerName, '“é” cannot be the name of a header.'],
    [withHeader('Content-Length', '5'), headerName, 'Content-Length is set by the check itself and cannot be given.'],
    [withHeader('TRANSFER-ENCODING', 'x'), headerName, 'TRANSFER-ENCODING is set by the check itself and cannot be given.'],
    [withHeader('x'.repeat(201), 'x'), headerName, tooLong('A header name', 200, 201)],
    [withHeader('X', null), headerValue, 'A header needs a value, even an empty one.'],
    [withHeader('X', 'a\r\nb'), headerValue, notLatin],
    [withHeader('X', 'a\0b'), headerValue, notLatin],
    [withHeader('X', '例'), headerValue, notLatin],
    [withHeader('X', 'x'.repeat(8193)), headerValue, tooLong('A header value', 8192, 8193)],
    [http({ body: 'a\0b' }), ['target', 'http', 'body'], 'A request body may not hold NUL characters.'],
    [http({ body: '\udc00' }), ['target', 'http', 'body'], halfCharacter('A request body')],
    [http({ body: '例'.repeat(21_846) }), ['target', 'http', 'body'], 'A request body may have at most 65536 bytes.'],
    [http({ expectedStatus: '2xx' }), ['target', 'http', 'expectedStatus'], noStatus('2xx')],
    [http({ expectedStatus: '200-' }), ['target', 'http', 'expectedStatus'], noStatus('200-')],
    [http({ expectedStatus: 200 }), ['target', 'http', 'expectedStatus'], 'This must be text; it is a number.'],
    [http({ expectedBody: 'x'.repeat(4097) }), ['target', 'http', 'expectedBody'], tooLong('The expected text', 4096, 4097)],
    [http({ expectedBody: '\0' }), ['target', 'http', 'expectedBody'], 'The expected text may not hold NUL characters.'],

    [{ tcp: { port: 1 } }, ['target', 'tcp', 'host'], hostNeeded],
    [{ tcp: { host: ' ', port: 1 } }, ['target', 'tcp', 'host'], hostNeeded],
    [{ tcp: { host: 'http://a', port: 1 } }, ['target', 'tcp', 'host'], noHost('http://a')],
    [{ tcp: { host: 'a:80', port: 1 } }, ['target', 'tcp', 'host'], noHost('a:80')],
    [{ tcp: { host: '1.2.3', port: 1 } }, ['target', 'tcp', 'host'], noHost('1.2.3')],
    [{ tcp: { host: 'a\0b', port: 1 } }, ['target', 'tcp', 'host'], noHost('a b')],
    [{ tcp: { host: 'a' } }, ['target', 'tcp', 'port'], 'A port is needed.'],
    [{ tcp: { host: 'a', port: 0 } }, ['target', 'tcp', 'port'], 'A port is a whole number from 1 to 65535; this is 0.'],
    [{ tcp: { host: 'a', port: 65_536 } }, ['target', 'tcp', 'port'], 'A port is a whole number from 1 to 65535; this is 65536.'],
    [{ tcp: { host: 'a', port: 1.5 } }, ['target', 'tcp', 'port'], 'A port is a whole number from 1 to 65535; this is 1.5.'],
    [{ tcp: { host: 'a', port: NaN } }, ['target', 'tcp', 'port'], 'This must be a number; it is NaN.'],
    [{ tcp: { host: 'a', port: '80' } }, ['target', 'tcp', 'port'], 'This must be a number; it is text.'],

    [dns({ host: 'a b' }), ['target', 'dns', 'host'], noHost('a b')],
    [dns({ resolver: 'udp://1.1.1.1' }), ['target', 'dns', 'resolver'], '“udp://1.1.1.1” is not a DNS server. Write a host or host:port, such as 1.1.1.1 or [::1]:5353.'],
    [dns({ resolver: '1.1.1.1:0' }), ['target', 'dns', 'resolver'], '“1.1.1.1:0” is not a DNS server. Write a host or host:port, such as 1.1.1.1 or [::1]:5353.'],
    [dns({ recordType: 'BLAH' }), ['target', 'dns', 'recordType'], '“BLAH” is not a record type that can be asked for. Known are A, AAAA, CNAME, MX, NS, TXT, SRV, CAA, SOA, PTR, ANY, DNAME, DNSKEY, DS, HINFO, HTTPS, NAPTR, NSEC, RRSIG, SSHFP, SVCB, TLSA, and any other by its number, such as TYPE65.'],
    [dns({ expectedAnswers: ['a', ' '] }), ['target', 'dns', 'expectedAnswers', 1], 'An expected answer is empty.'],
    [dns({ expectedAnswers: [null] }), ['target', 'dns', 'expectedAnswers', 0], 'An expected answer is needed.'],
    [dns({ expectedAnswers: ['x'.repeat(1025)] }), ['target', 'dns', 'expectedAnswers', 0], tooLong('An expected answer', 1024, 1025)],
    [dns({ expectedAnswers: Array.from({ length: 51 }, () => 'a') }), ['target', 'dns', 'expectedAnswers'], 'At most 50 answers can be expected.'],

    [icmp({ host: '' }), ['target', 'icmp', 'host'], hostNeeded],
    [icmp({ count: 0 }), ['target', 'icmp', 'count'], 'The count of echo requests is a whole number from 1 to 20; this is 0.'],
    [icmp({ count: 21 }), ['target', 'icmp', 'count'], 'The count of echo requests is a whole number from 1 to 20; this is 21.'],
    [icmp({ maxLossPercent: -1 }), ['target', 'icmp', 'maxLossPercent'], 'A loss is from 0 to 100 percent; this is -1.'],
    [icmp({ maxLossPercent: 100.1 }), ['target', 'icmp', 'maxLossPercent'], 'A loss is from 0 to 100 percent; this is 100.1.'],
  ]; // prettier-ignore

  it.each(table)('%j', (target, path, message) => {
    expect(problemsOf(target)).toEqual([{ path, message }]);
  });

  it('with all that is wrong, within its parts and between them', () => {
    expect(
      problemsOf({
        http: { url: 'x', method: 'y', headers: [{ name: ' ', value: '\0' }], expectedStatus: 'z' },
        tcp: { host: '', port: 0 },
      }).map(({ path }) => path.join('.')),
    ).toEqual([
      'target.http.url',
      'target.http.method',
      'target.http.headers.0.name',
      'target.http.headers.0.value',
      'target.http.expectedStatus',
      'target.tcp.host',
      'target.tcp.port',
      'target',
    ]);
  });
});

it('has the address that a person would write', () => {
  expect(addressOf(anHttpTarget({ url: 'https://a/b' }))).toBe('https://a/b');
  expect(addressOf(aTcpTarget({ host: 'db', port: 5432 }))).toBe('db:5432');
  expect(addressOf(aTcpTarget({ host: '::1', port: 5432 }))).toBe('[::1]:5432');
  expect(addressOf(aDnsTarget({ host: 'example.com' }))).toBe('example.com');
  expect(addressOf(anIcmpTarget({ host: '::1' }))).toBe('::1');
});
