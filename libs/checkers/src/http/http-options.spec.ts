import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer as createHttp2, createSecureServer } from 'node:http2';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { httpChecker } from './http.js';
import { Names } from '../network/resolve.js';
import {
  aContext,
  anHttpTarget,
  createCertificate,
  httpServer,
  httpsServer,
  tcpServer,
  TestServer,
} from '../testing/index.js';

const check = httpChecker(new Names());
const tls = { skipVerify: true };

describe('a sign-in', () => {
  it.each([
    [{ basic: { username: 'ann', password: 'pä:ss' } }, `Basic ${btoa('ann:pÃ¤:ss')}`],
    [{ bearer: 'abc.def' }, 'Bearer abc.def'],
  ])('is sent as %j', async (auth, authorization) => {
    const seen: (string | undefined)[] = [];
    await using server = await httpServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    const headers = [{ name: 'authorization', value: 'other' }];
    await check(anHttpTarget({ url: server.url, auth, headers }), aContext());
    expect(seen).toEqual([authorization]);
  });

  it('is not sent on to another origin, nor back again', async () => {
    const seen: string[] = [];
    const hear = (request: IncomingMessage) =>
      seen.push(`${request.url ?? ''} ${request.headers.authorization ?? 'nothing'}`);
    await using other = await httpServer((request, response) => {
      hear(request);
      response.writeHead(302, { Location: `${server.url}/back` }).end();
    });
    await using server: TestServer = await httpServer((request, response) => {
      hear(request);
      if (request.url === '/back') response.end();
      else response.writeHead(302, { Location: `${other.url}/away` }).end();
    });
    const outcome = await check(
      anHttpTarget({ url: `${server.url}/`, auth: { bearer: 'secret' } }),
      aContext(),
    );
    expect(outcome.up).toBe(true);
    expect(seen).toEqual(['/ Bearer secret', '/away nothing', '/back nothing']);
  });
});

describe('redirects', () => {
  it('are followed or not as the target says, and no further than it says', async () => {
    await using server = await httpServer((request, response) => {
      const at = Number(request.url?.slice(1));
      response.writeHead(at < 3 ? 302 : 200, { Location: `/${at + 1}` }).end();
    });
    const url = `${server.url}/0`;
    const outcomes = {
      not: await check(anHttpTarget({ url, followRedirects: false }), aContext()),
      all: await check(
        anHttpTarget({ url, followRedirects: true, expectedStatus: '200-399' }),
        aContext(),
      ),
      few: await check(anHttpTarget({ url, maxRedirects: 2 }), aContext()),
    };
    expect(outcomes).toMatchObject({
      not: { reason: 'STATUS', httpStatus: 302 },
      all: { up: true, httpStatus: 200, sight: { http: { finalUrl: `${server.url}/3` } } },
      few: { reason: 'PROTOCOL', message: 'redirects more than 2 times' },
    });
  });
});

describe('a parameter against caches', () => {
  it('is another in each request, and no part of what is seen', async () => {
    const urls: string[] = [];
    await using server = await httpServer((request, response) => {
      urls.push(request.url ?? '');
      response.end();
    });
    const target = anHttpTarget({ url: `${server.url}/a?b=c`, cacheBust: true });
    const { sight } = await check(target, aContext());
    await check(target, aContext());
    expect(urls[0]).toMatch(/^\/a\?b=c&dialtone=[\da-f-]{36}$/u);
    expect(new Set(urls).size).toBe(2);
    expect(sight?.http?.finalUrl).toBe(target.url);
  });
});

describe('HTTP/2', () => {
  const certificate = createCertificate();
  async function http2Server(answering: 'allow' | 'only' = 'allow') {
    const server = createSecureServer({ ...certificate, allowHTTP1: answering === 'allow' });
    const asked: string[] = [];
    server.on('request', (request, response) => {
      asked.push(`${request.httpVersion} ${request.method} ${request.headers[':authority'] ?? ''}`);
      request
        .on('data', () => undefined)
        .once('end', () => {
          response.setHeader('Set-Cookie', ['a=1', 'b=2']);
          response.end('all is well');
        });
    });
    return { server: await TestServer.start(server, '127.0.0.1', 'https'), asked };
  }

  it('is spoken where the server prefers it', async () => {
    const { server, asked } = await http2Server();
    await using _server = server;
    const target = anHttpTarget({ url: server.url, tls, expectedBody: 'is well' });
    const outcome = await check(target, aContext());
    expect(outcome).toMatchObject({
      up: true,
      httpStatus: 200,
      sight: { http: { version: '2', bodyBytes: 11, secure: true }, tls: { protocol: 'h2' } },
    });
    expect(outcome.sight?.http?.headers.filter(({ name }) => name === 'set-cookie')).toHaveLength(
      2,
    );
    expect(outcome.phases.map(({ name }) => name)).toContain('transfer');
    expect(asked).toEqual([`2.0 GET localhost:${server.port}`]);
    await server.quiet();
  });

  it('carries a body, and a host of the target’s own', async () => {
    const { server, asked } = await http2Server('only');
    await using _server = server;
    const headers = [{ name: 'Host', value: 'b.example' }];
    const target = {
      url: server.url,
      tls,
      headers,
      method: 'POST',
      body: 'x'.repeat(60_000),
    } as const;
    expect((await check(anHttpTarget({ ...target, httpVersion: 'HTTP2' }), aContext())).up).toBe(
      true,
    );
    expect(asked).toEqual(['2.0 POST b.example']);
  });

  it('is not spoken where the target says so', async () => {
    const { server, asked } = await http2Server();
    await using _server = server;
    await check(anHttpTarget({ url: server.url, tls, httpVersion: 'HTTP1' }), aContext());
    expect(asked).toEqual(['1.1 GET ']);
  });

  it('is told to be missing where it is demanded', async () => {
    await using server = await httpsServer(certificate, (_request, response) => response.end());
    const address = `127.0.0.1:${server.port}`;
    const target = { url: server.url, tls, httpVersion: 'HTTP2' } as const;
    expect(await check(anHttpTarget({ ...target, ipVersion: 'IPV4' }), aContext())).toMatchObject({
      reason: 'PROTOCOL',
      message: `${address} does not speak HTTP/2`,
    });
  });

  it('is spoken in the clear by servers that are known to', async () => {
    const plain = createHttp2((_request, response) => response.end('well'));
    await using server = await TestServer.start(plain, '127.0.0.1', 'http');
    const target = { url: server.url, httpVersion: 'HTTP2', expectedBody: 'well' } as const;
    expect(await check(anHttpTarget(target), aContext())).toMatchObject({
      up: true,
      sight: { http: { version: '2', secure: false } },
    });
    await using old = await httpServer((_request, response) => response.end());
    expect(await check(anHttpTarget({ ...target, url: old.url }), aContext())).toMatchObject({
      reason: 'PROTOCOL',
      message: `${old.address} does not speak HTTP/2`,
    });
  });

  it('that breaks off within a body, or refuses a stream, is told', async () => {
    const plain = createHttp2();
    plain.on('stream', (stream, headers) => {
      stream.on('error', () => undefined);
      if (headers[':path'] === '/refused') {
        stream.close(7);
        return;
      }
      stream.respond({ ':status': 200 });
      stream.write('half', () => {
        stream.session?.socket.destroy();
      });
    });
    await using server = await TestServer.start(plain, '127.0.0.1', 'http');
    const outcomeOf = (path: string) =>
      check(anHttpTarget({ url: server.url + path, httpVersion: 'HTTP2' }), aContext());
    expect(await outcomeOf('/')).toMatchObject({ reason: 'PROTOCOL', httpStatus: 200 });
    expect(await outcomeOf('/refused')).toMatchObject({ up: false, reason: 'PROTOCOL' });
    await server.quiet();
  });
});

describe('a kept connection', () => {
  const keepAlive = true;

  it('carries the next check, with no phase but those of the answer', async () => {
    await using server = await httpServer((_request, response) => response.end('ok'));
    const target = anHttpTarget({ url: server.url, keepAlive });
    for (let run = 0; run < 3; run += 1) expect((await check(target, aContext())).up).toBe(true);
    const outcome = await check(target, aContext());
    expect(outcome.phases.map(({ name }) => name)).toEqual(['processing', 'transfer']);
    expect(outcome.sight).toMatchObject({ address: '127.0.0.1' });
    expect(server.visits).toBe(1);
    expect(server.sockets.size).toBe(1);
  });

  it('stays secure, and shows its certificate', async () => {
    await using server = await httpsServer(createCertificate(), (_request, response) =>
      response.end('ok'),
    );
    const target = anHttpTarget({ url: server.url, keepAlive, tls });
    await check(target, aContext());
    const { up, sight } = await check(target, aContext());
    expect(up).toBe(true);
    expect(sight?.tls?.chain).toHaveLength(1);
    expect(server.visits).toBe(1);
  });

  it('belongs to its target', async () => {
    await using server = await httpServer((_request, response) => response.end('ok'));
    for (let run = 0; run < 2; run += 1)
      await check(anHttpTarget({ url: server.url, keepAlive }), aContext());
    expect(server.visits).toBe(2);
  });

  /** Answers so many requests over each connection, then ends it at the next one. */
  async function fickle(requests: { count: number }, end: (socket: Socket) => void) {
    return tcpServer(socket => {
      let answered = 0;
      socket.on('data', () => {
        requests.count += 1;
        answered += 1;
        if (answered > 1) end(socket);
        else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok');
      });
    });
  }

  it.each(['end', 'resetAndDestroy'] as const)(
    'that is dead is replaced once, by %s before an answer',
    async end => {
      const requests = { count: 0 };
      await using server = await fickle(requests, socket => socket[end]());
      const target = anHttpTarget({ url: `http://${server.address}/`, keepAlive });
      expect((await check(target, aContext())).up).toBe(true);
      expect((await check(target, aContext())).up).toBe(true);
      expect(server.visits).toBe(2);
      expect(requests.count).toBe(3);
    },
  );

  it('that breaks within an answer is not replaced', async () => {
    const requests = { count: 0 };
    await using server = await fickle(requests, socket => socket.end('HTTP/1.1 200'));
    const target = anHttpTarget({ url: `http://${server.address}/`, keepAlive });
    await check(target, aContext());
    expect(await check(target, aContext())).toMatchObject({ reason: 'PROTOCOL' });
    expect(server.visits).toBe(1);
  });

  it('is not used for what must not be said twice', async () => {
    await using server = await httpServer((_request, response) => response.end('ok'));
    const target = anHttpTarget({ url: server.url, keepAlive, method: 'POST' });
    for (let run = 0; run < 2; run += 1) expect((await check(target, aContext())).up).toBe(true);
    expect(server.visits).toBe(2);
    await server.quiet();
  });

  it('ends when the server says more, or goes', async () => {
    const sockets: Socket[] = [];
    await using server = await tcpServer(socket => {
      sockets.push(socket);
      socket.on('data', () => socket.write('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok'));
    });
    const target = anHttpTarget({ url: `http://${server.address}/`, keepAlive });
    await check(target, aContext());
    const [socket] = sockets;
    if (socket === undefined) throw new Error('Nobody came.');
    socket.write('HTTP/1.1 408 Too late\r\n\r\n');
    await once(socket, 'close');
    await server.quiet();
    expect((await check(target, aContext())).up).toBe(true);
    expect(server.visits).toBe(2);
  });
});
