import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curlOf, shellQuoted } from './curl.js';
import { aTcpTarget, anHttpTarget } from './testing/index.js';

const url = 'https://example.com/healthz';
const wordsFor = (differing: Parameters<typeof anHttpTarget>[0]) =>
  curlOf(anHttpTarget({ url, ...differing }), 10_000)
    ?.replace(/ --location --max-redirs 10| --max-time 10/gu, '')
    .replace('curl --include --globoff ', '')
    .replace(` ${url}`, '');

/** What a shell makes of a command line: each word on its own, NUL-terminated. */
const wordsOfShell = (words: string, environment: Record<string, string> = {}): string[] =>
  execFileSync('sh', ['-c', `printf '%s\\0' ${words}`], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, ...environment },
  })
    .split('\0')
    .slice(0, -1);

describe('a quoted text', () => {
  it('is one word of a real shell, and runs nothing', () => {
    const text = fc.string({ unit: 'binary', maxLength: 200 }).map(one => one.replaceAll('\0', ''));
    const nasty = fc.constantFrom(
      "'; touch /tmp/owned; '",
      '$(id)',
      '`id`',
      '"$HOME"',
      '\\',
      "'\\''",
      '-n',
      '~',
      '*',
      '!!',
      '#',
      'a\nb',
      '',
      '%s%n',
    );
    const texts = fc.array(fc.oneof(nasty, text), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(texts, all => {
        const wellFormed = all.map(one => one.toWellFormed());
        expect(wordsOfShell(wellFormed.map(shellQuoted).join(' '))).toEqual(wellFormed);
      }),
      { numRuns: 20 },
    );
  }, 60_000);
});

describe('a curl command', () => {
  it('repeats a plain check', () => {
    expect(curlOf(anHttpTarget({ url }), 2500)).toBe(
      `curl --include --globoff --location --max-redirs 10 --max-time 2.5 ${url}`,
    );
  });

  it('is there for HTTP only', () => {
    expect(curlOf(aTcpTarget(), 1000)).toBeUndefined();
  });

  it.each<[Parameters<typeof anHttpTarget>[0], string]>([
    [{ method: 'HEAD' }, '--head'],
    [{ method: 'DELETE' }, '--request DELETE'],
    [{ method: 'POST', body: "it's\n@x" }, "--request POST --data-raw 'it'\\''s\n@x'"],
    [{ headers: [{ name: 'Accept', value: 'a/b; q=1' }] }, "--header 'Accept: a/b; q=1'"],
    [{ headers: [{ name: 'X-Empty', value: '' }] }, "--header 'X-Empty;'"],
    [{ headers: [{ name: 'X-Api-Key', value: 'hunter2' }] }, `--header 'X-Api-Key: '"$X_API_KEY"`],
    [{ auth: { basic: { username: 'ada', password: 'hunter2' } } }, '--user ada:"$PASSWORD"'],
    [{ auth: { bearer: 'hunter2' } }, `--header 'Authorization: Bearer '"$TOKEN"`],
    [{ httpVersion: 'HTTP2' }, '--http2'],
    [{ ipVersion: 'IPV4' }, '-4'],
    [{ overrides: ['example.com=192.0.2.1'] }, '--resolve example.com:443:192.0.2.1'],
    [{ overrides: ['example.com=::1'] }, "--resolve 'example.com:443:[::1]'"],
    [
      { proxy: { url: 'http://proxy:3128', username: 'ada', password: 'hunter2' } },
      '--proxytunnel --proxy http://proxy:3128 --proxy-user ada:"$PROXY_PASSWORD"',
    ],
  ])('says %j as %s', (differing, words) => {
    expect(wordsFor(differing)).toBe(words);
  });

  it('says how TLS is spoken', () => {
    const command = wordsFor({
      tls: {
        skipVerify: true,
        minVersion: 'TLS1_2',
        maxVersion: 'TLS1_3',
        authorities: '-----BEGIN CERTIFICATE-----',
        certificate: '-----BEGIN CERTIFICATE-----',
        key: '-----BEGIN PRIVATE KEY-----',
      },
    });
    expect(command).toBe(
      '--insecure --tlsv1.2 --tls-max 1.3 --cacert authorities.pem --cert certificate.pem --key key.pem',
    );
  });

  it('follows no redirect that is expected', () => {
    expect(curlOf(anHttpTarget({ url, expectedStatus: '301' }), 1000)).not.toContain('--location');
  });

  it('keeps every secret in a variable, as one word with what is before it', () => {
    const command = wordsFor({ headers: [{ name: 'Authorization', value: 'Bearer hunter2' }] });
    expect(command).not.toContain('hunter2');
    expect(wordsOfShell(command ?? '', { AUTHORIZATION: 'a b; id' })).toEqual([
      '--header',
      'Authorization: a b; id',
    ]);
  });
});
