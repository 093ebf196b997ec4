import { parseProbeInput } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { emptyDraft, inputOf } from '../draft';
import { filledDraft } from '../draft-filling';
import { readPasted } from './read-pasted';

/** What a text comes to, without what is absent. */
const target = (text: string) => {
  const { type, target: given } = readPasted(text)?.filling ?? {};
  return type === undefined
    ? undefined
    : [type, JSON.parse(JSON.stringify(given)) as Record<string, unknown>];
};
const http = (text: string) => {
  const [type, given] = target(text) ?? [];
  return type === 'HTTP' ? given : type;
};
const left = (text: string) => readPasted(text)?.left.map(({ what, why }) => `${what} ${why}`);

describe('what is pasted', () => {
  it.each<[string, string, Record<string, unknown>]>([
    ['https://example.com/a?b=c#d', 'HTTP', { url: 'https://example.com/a?b=c#d' }],
    ['  "https://example.com",', 'HTTP', { url: 'https://example.com' }],
    ['example.com', 'HTTP', { url: 'https://example.com/' }],
    ['example.com/health', 'HTTP', { url: 'https://example.com/health' }],
    ['example.com:443', 'HTTP', { url: 'https://example.com/' }],
    ['example.com:8080', 'HTTP', { url: 'http://example.com:8080/' }],
    ['[::1]:8443', 'HTTP', { url: 'https://[::1]:8443/' }],
    ['wss://example.com/live', 'WS', { url: 'wss://example.com/live' }],
    ['db.example.com:5432', 'TCP', { host: 'db.example.com', port: 5432 }],
    ['tcp://10.0.0.1:6000', 'TCP', { host: '10.0.0.1', port: 6000 }],
    ['tcp://[2001:db8::1]:6000', 'TCP', { host: '2001:db8::1', port: 6000 }],
    ['udp://ntp.example.com:123', 'TCP', { host: 'ntp.example.com', port: 123, transport: 'UDP' }],
    ['redis://cache', 'TCP', { host: 'cache', port: 6379 }],
    ['rediss://cache:7000', 'TCP', { host: 'cache', port: 7000, security: 'TLS' }],
    ['tls://example.com', 'TLS', { host: 'example.com', port: 443 }],
    ['ssl://example.com:8443', 'TLS', { host: 'example.com', port: 8443 }],
    ['grpc://shop:9000', 'GRPC', { host: 'shop', port: 9000, security: 'PLAIN' }],
    ['grpcs://shop.example.com', 'GRPC', { host: 'shop.example.com', port: 443, security: 'TLS' }],
    ['shop:50051', 'GRPC', { host: 'shop', port: 50051, security: 'PLAIN' }],
    ['smtp://mail.example.com', 'TCP', { host: 'mail.example.com', port: 25, security: 'SMTP' }],
    ['smtps://mail.example.com', 'TCP', { host: 'mail.example.com', port: 465, security: 'TLS' }],
    ['mx1.example.com', 'TCP', { host: 'mx1.example.com', port: 25, security: 'SMTP' }],
    ['smtp.example.com', 'TCP', { host: 'smtp.example.com', port: 587, security: 'SMTP' }],
    ['imap.example.com', 'TCP', { host: 'imap.example.com', port: 993, security: 'TLS' }],
    ['mail.example.com:143', 'TCP', { host: 'mail.example.com', port: 143, security: 'IMAP' }],
    ['example.com MX', 'DNS', { host: 'example.com', recordType: 'MX' }],
    ['txt _dmarc.example.com', 'DNS', { host: '_dmarc.example.com', recordType: 'TXT' }],
    ['dns://example.com', 'DNS', { host: 'example.com' }],
    [
      'dns://1.1.1.1/example.com?type=aaaa',
      'DNS',
      { host: 'example.com', resolver: '1.1.1.1', recordType: 'AAAA' },
    ],
    ['1.1.1.1:53', 'DNS', { resolver: '1.1.1.1' }],
    [
      '$ dig +short @9.9.9.9 example.com CAA',
      'DNS',
      { host: 'example.com', recordType: 'CAA', resolver: '9.9.9.9' },
    ],
    ['dig example.com', 'DNS', { host: 'example.com', recordType: 'A' }],
    ['192.0.2.1', 'ICMP', { host: '192.0.2.1' }],
    ['2001:db8::1', 'ICMP', { host: '2001:db8::1' }],
    ['router', 'ICMP', { host: 'router' }],
    ['ping -c 3 router', 'ICMP', { host: 'router' }],
    ['nc -zv db 5432', 'TCP', { host: 'db', port: 5432 }],
    [
      'curl smtp://mail.example.com:587',
      'TCP',
      { host: 'mail.example.com', port: 587, security: 'SMTP' },
    ],
  ])('%s is a probe of its kind', (text, type, expected) => {
    expect(target(text)).toEqual([type, expected]);
  });

  it.each([
    '',
    'hello there',
    'https://',
    'http://[',
    'tcp://',
    'foo://bar:1',
    'a:99999',
    'curl',
    'curl -s',
    "curl 'x",
  ])('%s says nothing', text => {
    expect(readPasted(text)).toBeUndefined();
  });

  it('becomes a probe that the model takes', () => {
    const texts = [
      `curl -L --http2 -k -u me:pw -m 5 -x proxy:3128 -H 'X-A: 1' --json '{}' --resolve a.example:443:192.0.2.1 https://a.example/`,
      'smtp.example.com',
      'example.com TXT',
      '192.0.2.1',
      'wss://example.com/live',
      'grpc://shop',
      'tls://example.com',
    ];
    for (const text of texts) {
      const pasted = readPasted(text);
      if (pasted === undefined) throw new Error(text);
      expect(
        parseProbeInput(inputOf(filledDraft(emptyDraft, pasted.filling)), 'UTC'),
        text,
      ).toMatchObject({
        ok: true,
      });
    }
  });
});

describe('a curl command', () => {
  it('brings method, headers and body', () => {
    expect(
      http(
        `curl -XPUT 'https://example.com/a' \\\n -H 'Content-Type: text/plain' -H'X-Empty;' -H 'Accept:' \\\n -d 'a=1' -d b=2`,
      ),
    ).toEqual({
      url: 'https://example.com/a',
      method: 'PUT',
      headers: [
        { name: 'Content-Type', value: 'text/plain' },
        { name: 'X-Empty', value: '' },
      ],
      body: 'a=1&b=2',
      overrides: [],
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['curl example.com', { url: 'http://example.com', method: 'GET' }],
    ['/usr/bin/curl -I https://a.example', { method: 'HEAD' }],
    [
      'curl https://a.example -d x=1',
      {
        method: 'POST',
        body: 'x=1',
        headers: [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }],
      },
    ],
    [
      `curl https://a.example --json '{"a":1}'`,
      {
        method: 'POST',
        body: '{"a":1}',
        headers: [
          { name: 'Content-Type', value: 'application/json' },
          { name: 'Accept', value: 'application/json' },
        ],
      },
    ],
    [
      `curl -G https://a.example/s -d q=1 --data-urlencode 'r=a b'`,
      { url: 'https://a.example/s?q=1&r=a%20b', method: 'GET' },
    ],
    [`curl https://a.example --data-raw '@x'`, { body: '@x' }],
    ['curl -sSLk https://a.example', { followRedirects: true, tls: { skipVerify: true } }],
    ['curl -L --max-redirs 3 https://a.example', { maxRedirects: 3 }],
    ['curl --http2 -6 https://a.example', { httpVersion: 'HTTP2', ipVersion: 'IPV6' }],
    [
      'curl --tlsv1.2 --tls-max 1.3 https://a.example',
      { tls: { minVersion: 'TLS1_2', maxVersion: 'TLS1_3' } },
    ],
    [
      'curl --resolve a.example:443:192.0.2.1 --resolve b.example:443:[2001:db8::1] https://a.example',
      { overrides: ['a.example=192.0.2.1', 'b.example=2001:db8::1'] },
    ],
    [
      'curl -x http://me:pw@proxy:3128 https://a.example',
      { proxy: { url: 'http://proxy:3128', username: 'me', password: 'pw' } },
    ],
    [
      'curl -x proxy:3128 -U me:pw https://a.example',
      { proxy: { url: 'http://proxy:3128', username: 'me', password: 'pw' } },
    ],
    [
      'curl -A me -e https://b.example -r 0-9 https://a.example',
      {
        headers: [
          { name: 'User-Agent', value: 'me' },
          { name: 'Referer', value: 'https://b.example' },
          { name: 'Range', value: 'bytes=0-9' },
        ],
      },
    ],
    [`curl -b 'a=1; b=2' https://a.example`, { headers: [{ name: 'Cookie', value: 'a=1; b=2' }] }],
  ])('%s', (text, expected) => {
    expect(http(text)).toMatchObject(expected);
  });

  it.each<[string, unknown]>([
    ['curl -u me:p:w https://a.example', { basic: { username: 'me', password: 'p:w' } }],
    ['curl https://me:p%40w@a.example/x', { basic: { username: 'me', password: 'p@w' } }],
    [`curl -H 'authorization: Bearer abc' https://a.example`, { bearer: 'abc' }],
    ['curl --oauth2-bearer abc https://a.example', { bearer: 'abc' }],
    [
      `curl -H 'Authorization: Basic bWU6cMO8' https://a.example`,
      { basic: { username: 'me', password: 'pü' } },
    ],
  ])('%s signs in by fields that are never shown again', (text, auth) => {
    const given = http(text);
    expect(given).toMatchObject({ auth });
    expect(JSON.stringify({ ...(given as object), auth: undefined })).not.toMatch(
      /abc|p.{0,2}w|bWU6/u,
    );
  });

  it('says when it ends, as the timeout of the probe', () => {
    expect(readPasted('curl -m 2.5 https://a.example')?.filling.timeoutMs).toBe(2500);
  });

  it('of a WebSocket is a probe of one', () => {
    expect(target(`curl -H 'Origin: https://a.example' wss://a.example/live`)).toEqual([
      'WS',
      {
        url: 'wss://a.example/live',
        headers: [{ name: 'Origin', value: 'https://a.example' }],
        overrides: [],
      },
    ]);
  });

  it.each<[string, string[]]>([
    ['curl -s -o /dev/null -w %{http_code} --compressed https://a.example', []],
    [
      'curl --cacert ca.pem --cert me.pem:secret --key me.key https://a.example',
      ['--cacert ca.pem file', '--cert me.pem file', '--key me.key file'],
    ],
    ['curl -d @body.json https://a.example', ['--data body.json file']],
    ['curl -F a=b https://a.example', ['--form parts']],
    ['curl --digest -u a:b https://a.example', ['--digest signIn']],
    ['curl -u me https://a.example', ['--user password']],
    ['curl -x socks5://p:1080 https://a.example', ['--proxy proxyKind']],
    [
      'curl --unix-socket /run/x --retry 3 https://a.example',
      ['--unix-socket none', '--retry none'],
    ],
    ['curl -X PURGE https://a.example', ['PURGE method']],
    [
      `curl -H 'Content-Length: 3' -H 'If-None-Match: "x"' https://a.example`,
      ['Content-Length checkSets', 'If-None-Match conditional'],
    ],
    ['curl https://a.example https://b.example', ['--url more']],
    ['curl https://a.example --next https://b.example', ['--next more']],
    ['curl https://a.example | jq .', ['| more']],
    ['curl -H "Authorization: Bearer $TOKEN" https://a.example', ['$TOKEN variable']],
    ['https://a.example/?api_key=x', ['api_key secretInUrl']],
    ['curl https://a.example/?api_key=x', ['api_key secretInUrl']],
    ['postgres://me:pw@db/shop', ['postgres:// credentials', '/shop path']],
    ['curl -Z --what https://a.example', ['--what none']],
  ])('%s: what is left is named', (text, expected) => {
    expect(left(text)).toEqual(expected);
  });

  it('never names a secret among what is left', () => {
    const told = JSON.stringify(
      left(
        'curl --pass s3cret --proxy-header "X: s3cret" --digest -u a:s3cret -E me.pem:s3cret "https://a.example/?token=s3cret"',
      ),
    );
    expect(told).not.toContain('s3cret');
  });
});
