import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { connect } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { furnish, serveConsole } from './web.js';

@Controller()
class Routes {
  @Get('metrics')
  metrics(): string {
    return 'numbers';
  }

  @Post('graphql')
  graphql(): string {
    return 'an answer';
  }
}

@Module({ controllers: [Routes] })
class Room {}

const outer = mkdtempSync(join(tmpdir(), 'dialtone-web-'));
const folder = join(outer, 'browser');
let app: NestExpressApplication;
let url: string;

beforeAll(async () => {
  mkdirSync(folder);
  writeFileSync(join(outer, 'secret.txt'), 'a secret');
  writeFileSync(join(folder, 'index.html'), '<title>console</title>');
  writeFileSync(join(folder, 'favicon.ico'), 'icon');
  writeFileSync(join(folder, 'robots.txt'), 'all');
  writeFileSync(join(folder, 'main-AB12CD34.js'), 'script');
  writeFileSync(join(folder, 'main-AB12CD34.js.br'), brotliCompressSync('script'));
  writeFileSync(join(folder, 'main-AB12CD34.js.gz'), gzipSync('script'));
  for (const name of ['gone-AB12CD34.js', 'gone-AB12CD34.js.br'])
    writeFileSync(join(folder, name), 'script');
  app = await NestFactory.create<NestExpressApplication>(Room, {
    logger: false,
    bodyParser: false,
  });
  furnish(app);
  serveConsole(app, folder);
  await app.listen(0, '127.0.0.1');
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  rmSync(outer, { recursive: true });
});

const get = async (path: string, accept = 'text/html') =>
  fetch(`${url}${path}`, { headers: { accept } });
const post = async (body: string | Uint8Array<ArrayBuffer>, type = 'application/json') =>
  fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });

/** A request as no browser would send it, which `fetch` would tidy up. */
async function raw(path: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nConnection: close\r\n\r\n`);
  return text(socket);
}

describe('headers', () => {
  it('let a page do only what the console does, and tell nothing of the server', async () => {
    const { headers } = await get('/');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy.split(';')).toEqual(
      expect.arrayContaining([
        "default-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "form-action 'self'",
      ]),
    );
    expect(policy).not.toMatch(/script-src[^;]*unsafe|\*/u);
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });
});

describe('the console', () => {
  it.each(['/', '/probes', '/probes/7?page=2', '/metrics-of-mine', '/graphql-help'])(
    'has its page at %s, asked for anew each time',
    async path => {
      const response = await get(path);
      expect([response.status, await response.text()]).toEqual([200, '<title>console</title>']);
      expect(response.headers.get('cache-control')).toBe('no-cache');
    },
  );

  it('keeps files whose name tells their content for a year, the icon for an hour, others not at all', async () => {
    const cached = async (path: string) => (await get(path)).headers.get('cache-control');
    expect(await cached('/main-AB12CD34.js')).toBe('public, max-age=31536000, immutable');
    expect(await cached('/favicon.ico')).toBe('public, max-age=3600');
    expect(await cached('/robots.txt')).toBe('no-cache');
  });

  it.each(['br', 'gzip', 'identity'])('gives a file as %s to whoever takes that', async coding => {
    const response = await fetch(`${url}/main-AB12CD34.js`, {
      headers: { 'accept-encoding': coding },
    });
    expect(response.headers.get('content-encoding')).toBe(coding === 'identity' ? null : coding);
    expect(response.headers.get('content-type')).toMatch(/^text\/javascript/u);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(await response.text()).toBe('script');
  });

  it('has no page where a file was: a page that asks for a program of an older release must know', async () => {
    for (const name of ['gone-AB12CD34.js', 'gone-AB12CD34.js.br']) rmSync(join(folder, name));
    const response = await get('/gone-AB12CD34.js', '*/*');
    expect(response.status).toBe(404);
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(await response.json()).toMatchObject({ message: 'Cannot GET /gone-AB12CD34.js' });
  });

  it('answers HEAD like GET', async () => {
    expect((await fetch(`${url}/probes`, { method: 'HEAD' })).status).toBe(200);
  });

  it.each([
    ['/metrics', 200, 'numbers'],
    ['/graphql', 404, 'Cannot GET /graphql'],
    ['/healthz/deeper', 404, 'Cannot GET /healthz/deeper'],
  ])('does not stand in the way of %s', async (path, status, said) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([
      status,
      expect.stringContaining(said),
    ]);
  });

  it('gives no page to who asks for something else', async () => {
    const response = await get('/no-such.json', 'application/json');
    expect(response.status).toBe(404);
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00',
    '//etc/passwd',
  ])('keeps %s to itself', async path => {
    const answer = await raw(path);
    expect(answer).not.toMatch(/a secret|root:|node_modules| {4}at /u);
  });
});

describe('a body', () => {
  it.each([
    ['that is no JSON', '{"query": ', 400],
    ['of more than 512 kB', JSON.stringify({ query: 'x'.repeat(600_000) }), 413],
    ['in no encoding of text', new Uint8Array([0x7b, 0x22, 0xff, 0xfe]), 400],
  ])('%s is refused in JSON, without a stack', async (_, body, status) => {
    const response = await post(body);
    const said = await response.text();
    expect([response.status, JSON.parse(said)]).toMatchObject([
      status,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
    expect(said).not.toMatch(/ {4}at |node_modules|\.js:/u);
  });

  it('in a charset that we do not read is refused likewise', async () => {
    const response = await post('{}', 'application/json; charset=klingon');
    expect([response.status, await response.json()]).toMatchObject([
      415,
      { errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] },
    ]);
  });
});
