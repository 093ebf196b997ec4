import { getEventListeners, once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import type { HttpTarget, Outcome } from '@dialtone/model';
import { httpMethods } from '@dialtone/model';
import { describe, expect, it, vi } from 'vitest';
import { createEgress, defaultEgressDeny } from '../network/egress.js';
import { httpChecker } from './http.js';
import { Names } from '../network/resolve.js';
import { aContext, anHttpTarget, httpServer, overBy, tcpServer } from '../testing/index.js';

const check = httpChecker(new Names());
const mebibyte = 1024 * 1024;

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
type Wish = Omit<Partial<HttpTarget>, 'url'> & { readonly path?: string };

/** Checks a server that answers so, and reports what it saw. */
async function checked(answer: Answer, { path = '/', ...wish }: Wish = {}) {
  const requests: string[] = [];
  await using server = await httpServer((request, response) => {
    requests.push(`${request.method ?? ''} ${request.url ?? ''}`);
    answer(request, response);
  });
  const target = anHttpTarget({ url: server.url + path, ...wish });
  return { outcome: await check(target, aContext()), requests, address: server.address };
}

const messageOf = (outcome: Outcome): string => (outcome.up ? '' : outcome.message);

/** Checks a server that speaks these bytes as soon as it is asked. */
async function spoken(talk: (socket: Socket) => void, wish: Wish = {}) {
  await using server = await tcpServer(socket =>
    socket.once('data', () => {
      talk(socket);
    }),
  );
  const outcome = await check(
    anHttpTarget({ url: `http://${server.address}`, ...wish }),
    aContext(),
  );
  return { outcome, address: server.address };
}

describe('one request', () => {
  it('is all that a check sends', async () => {
    const { outcome, requests } = await checked((_request, response) => response.end('ok'), {
      path: '/a%20b?c=d',
    });
    expect(outcome).toMatchObject({ up: true, httpStatus: 200 });
    expect(outcome.phases.map(({ name }) => name)).toEqual([
      'resolve',
      'connect',
      'processing',
      'transfer',
    ]);
    expect(requests).toEqual(['GET /a%20b?c=d']);
  });

  it.each(httpMethods)('may be a %s', async method => {
    const { outcome, requests } = await checked((_request, response) => response.end('ok'), {
      method,
    });
    expect(outcome.up).toBe(true);
    expect(requests).toEqual([`${method} /`]);
  });

  it('of more than a packet does not wait to be sent until its beginning has arrived', async () => {
    const hurried = vi.spyOn(Socket.prototype, 'setNoDelay');
    const ok: Answer = (request, response) => request.resume().on('end', () => response.end('ok'));
    for (const [body, times] of [
      ['x', 0],
      ['x'.repeat(600), 1],
    ] as const) {
      hurried.mockClear();
      const { outcome } = await checked(ok, { method: 'POST', body });
      expect(outcome.up).toBe(true);
      // The server's own sockets are hurried by Node itself, before JavaScript has them.
      expect(hurried).toHaveBeenCalledTimes(times);
    }
    hurried.mockRestore();
  });

  it('carries headers and a body', async () => {
    let body = '';
    let headers: IncomingMessage['headers'] = {};
    await checked(
      (request, response) => {
        ({ headers } = request);
        request.setEncoding('utf8').on('data', (text: string) => (body += text));
        request.on('end', () => response.end());
      },
      { method: 'POST', body: '{"名":1}', headers: [{ name: 'X-Trace', value: 'é' }] },
    );
    expect(body).toBe('{"名":1}');
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'content-length': '9',
      'x-trace': 'é',
      connection: 'close',
    });
    expect(headers['user-agent']).toMatch(/^Dialtone\//u);
  });

  it('comes over a connection of its own', async () => {
    await using server = await httpServer((_request, response) => response.end());
    for (let run = 0; run < 3; run += 1) await check(anHttpTarget({ url: server.url }), aContext());
    expect(server.visits).toBe(3);
    await server.quiet();
  });
});

describe('a status', () => {
  const answering =
    (status: number): Answer =>
    (_request, response) =>
      response.writeHead(status).end();

  it.each([
    [204, '200-299'],
    [404, '200,404'],
    [304, '300-399'],
    [301, '301'],
    [503, '503'],
  ])('%s is up where %s is expected', async (status, expectedStatus) => {
    const { outcome } = await checked(answering(status), { expectedStatus });
    expect(outcome).toMatchObject({ up: true, httpStatus: status });
  });

  it('that is not expected is STATUS, in words', async () => {
    const { outcome } = await checked(answering(503), { expectedStatus: '200-299' });
    expect(outcome).toMatchObject({
      up: false,
      reason: 'STATUS',
      message: 'answered 503, expected 200-299',
      httpStatus: 503,
    });
  });

  it('of a changed protocol may be what is expected', async () => {
    const { outcome } = await spoken(
      socket => socket.write('HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
      { expectedStatus: '101' },
    );
    expect(outcome).toMatchObject({ up: true, httpStatus: 101 });
  });

  it('comes after the early hints of a server', async () => {
    const { outcome } = await spoken(socket =>
      socket.end(
        'HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n',
      ),
    );
    expect(outcome).toMatchObject({ up: true, httpStatus: 200 });
  });
});

describe('a body', () => {
  const sending =
    (headers: Record<string, string>, ...chunks: (string | Buffer)[]): Answer =>
    (_request, response) => {
      response.writeHead(200, headers);
      for (const chunk of chunks) response.write(chunk);
      response.end();
    };

  it('that contains the text is up, across chunks too', async () => {
    const { outcome } = await checked(sending({}, 'all is ', 'we', 'll'), {
      expectedBody: 'is well',
    });
    expect(outcome.up).toBe(true);
  });

  it('that does not is BODY, and shows its beginning', async () => {
    const { outcome } = await checked(sending({}, '<h1>Oh\n  no</h1>'), {
      expectedBody: 'is well',
    });
    expect(outcome).toMatchObject({
      reason: 'BODY',
      message: '“is well” is not in the body, which begins “<h1>Oh no</h1>”',
      httpStatus: 200,
    });
  });

  it.each([
    ['gzip', gzipSync('all is well')],
    ['x-gzip', gzipSync('all is well')],
    ['deflate', deflateSync('all is well')],
    ['deflate', deflateRawSync('all is well')],
    ['br', brotliCompressSync('all is well')],
    ['deflate, gzip', gzipSync(deflateSync('all is well'))],
    ['identity', Buffer.from('all is well')],
    ['utf-8', Buffer.from('all is well')],
  ])('in %s is read', async (coding, body) => {
    const { outcome } = await checked(sending({ 'Content-Encoding': coding }, body), {
      expectedBody: 'is well',
    });
    expect(outcome.up).toBe(true);
  });

  it.each([
    ['gzip', Buffer.from('not so')],
    ['gzip', gzipSync('all is well').subarray(0, 20)],
    ['br', Buffer.from('not so')],
    ['deflate', Buffer.from([0x78, 0x9c, 1, 2, 3, 4, 5])],
  ])('that is not %s is PROTOCOL', async (coding, body) => {
    const { outcome } = await checked(sending({ 'Content-Encoding': coding }, body));
    expect(outcome).toMatchObject({ reason: 'PROTOCOL', httpStatus: 200 });
    expect(messageOf(outcome)).toContain(`does not decode as ${coding}`);
  });

  it.each([
    ['HEAD', 200],
    ['GET', 204],
    ['GET', 304],
  ] as const)(
    'is not waited for after %s %s, whatever the headers promise',
    async (method, status) => {
      const head = `HTTP/1.1 ${status} X\r\nContent-Length: 9\r\nContent-Encoding: gzip\r\n\r\n`;
      const { outcome } = await spoken(socket => socket.write(head), {
        method,
        expectedStatus: '200-399',
      });
      expect(outcome).toMatchObject({ up: true, httpStatus: status });
    },
  );

  it('longer than 1 MiB is up, and its rest is not read', async () => {
    let sent = 0;
    const { outcome } = await checked((_request, response) => {
      const more = () => {
        while (!response.destroyed) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536, 'a'))) break;
        }
      };
      response.on('drain', more);
      more();
    });
    expect(outcome.up).toBe(true);
    // What stands in the buffers between us is sent, but not read.
    expect(sent).toBeLessThan(64 * mebibyte);
  });

  it('is searched within the first 1 MiB, to the last byte', async () => {
    const within = Buffer.alloc(mebibyte, 'a');
    within.write('end', mebibyte - 3);
    const found = await checked(sending({}, within, 'more'), { expectedBody: 'end' });
    expect(found.outcome.up).toBe(true);
    const missing = await checked(sending({}, within, 'more'), { expectedBody: 'endm' });
    expect(missing.outcome).toMatchObject({ reason: 'BODY' });
    expect(messageOf(missing.outcome)).toContain(
      '“endm” is not within the first 1 MiB of the body',
    );
  });

  it('that is a bomb costs no memory', async () => {
    const member = gzipSync(Buffer.alloc(mebibyte));
    const bomb = Buffer.concat(Array.from({ length: 512 }, () => member));
    const before = process.memoryUsage.rss();
    const { outcome } = await checked(sending({ 'Content-Encoding': 'gzip' }, bomb), {
      expectedBody: 'needle',
    });
    expect(outcome).toMatchObject({ reason: 'BODY' });
    expect(process.memoryUsage.rss() - before).toBeLessThan(48 * mebibyte);
  });

  it('that breaks off is PROTOCOL', async () => {
    const { outcome, address } = await spoken(socket =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'),
    );
    expect(outcome).toMatchObject({
      reason: 'PROTOCOL',
      message: 'the answer broke off after 4 bytes of its body',
      httpStatus: 200,
    });
    expect(address).not.toBe('');
  });
});

describe('an answer as odd servers give it', () => {
  it.each([
    'HTTP/1.1 200 OK\nContent-Length: 4\n\nwell',
    'HTTP/1.0 200 OK\r\n\r\nwell',
    'HTTP/1.1 200\r\n\r\nwell',
    'HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwell\r\n0\r\n\r\n',
    'HTTP/1.1 200 OK\r\nX-A: \x01\r\nContent-Length: 4\r\n\r\nwell',
    'HTTP/1.1 200 OK\r\nContent-Length: 4\r\nConnection: close\r\n\r\nwell, and more',
    'HTTP/1.1 200 OK\r\nConnection: Upgrade\r\nUpgrade: h2c\r\nContent-Length: 4\r\n\r\nwell',
  ])('is one where browsers take it for one: %j', async text => {
    const { outcome } = await spoken(socket => socket.end(text), { expectedBody: 'well' });
    expect(outcome).toMatchObject({ up: true, httpStatus: 200 });
  });
});

describe('what is not an answer', () => {
  it('within the body is PROTOCOL at once, also when it comes with the head', async () => {
    const { outcome } = await spoken(socket =>
      socket.write(
        'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nwell\r\nnonsense\r\n',
      ),
    );
    // And not TIMEOUT: the rest was not waited for.
    expect(outcome).toMatchObject({ reason: 'PROTOCOL', httpStatus: 200 });
  });

  it.each([
    'SSH-2.0-OpenSSH_9.2\r\n',
    'HTTP/9 nonsense\r\n\r\n',
    'HTTP/1.1 200 OK\r\nbad header\r\n\r\n',
  ])('is PROTOCOL: %j', async text => {
    const { outcome, address } = await spoken(socket => socket.write(text));
    expect(outcome).toMatchObject({ reason: 'PROTOCOL' });
    expect(messageOf(outcome)).toContain(`the answer of ${address} is not HTTP: `);
  });

  it('is PROTOCOL when its headers have no end', async () => {
    const { outcome } = await spoken(socket => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write(`X-${'a'.repeat(1000)}: 1\r\n`));
      };
      socket.on('drain', more);
      more();
    });
    expect(outcome).toMatchObject({ reason: 'PROTOCOL' });
  });

  it('is CONNECT when the server ends the connection without a word', async () => {
    const { outcome, address } = await spoken(socket => socket.end());
    expect(outcome).toMatchObject({
      reason: 'CONNECT',
      message: `${address} closed the connection without an answer`,
    });
  });

  it('is CONNECT when the server resets it, before the answer or within its body', async () => {
    const before = await spoken(socket => socket.resetAndDestroy());
    expect(before.outcome).toMatchObject({
      reason: 'CONNECT',
      message: `${before.address} reset the connection`,
    });
    const within = await spoken(socket => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf');
      setTimeout(() => socket.resetAndDestroy(), 50);
    });
    expect(within.outcome).toMatchObject({ reason: 'CONNECT', httpStatus: 200 });
  });
});

describe('redirects', () => {
  const steps =
    (count: number): Answer =>
    (request, response) => {
      const at = Number(request.url?.slice(1));
      if (at < count) response.writeHead(302, { Location: `/${at + 1}` }).end('moved');
      else response.end('there');
    };

  it('are followed up to ten times, and their phases add up', async () => {
    const { outcome, requests } = await checked(steps(10), { path: '/0', expectedBody: 'there' });
    expect(outcome).toMatchObject({ up: true, httpStatus: 200 });
    expect(requests).toHaveLength(11);
    expect(outcome.phases.map(({ name }) => name)).toEqual([
      'resolve',
      'connect',
      'processing',
      'transfer',
    ]);
    expect(outcome.phases.reduce((sum, { durationMs }) => sum + durationMs, 0)).toBeLessThanOrEqual(
      outcome.latencyMs,
    );
  });

  it('are PROTOCOL when there are more, or when they turn in a circle', async () => {
    const many = await checked(steps(99), { path: '/0' });
    expect(many.outcome).toMatchObject({
      reason: 'PROTOCOL',
      message: 'redirects more than 10 times',
      httpStatus: 302,
    });
    expect(many.requests).toHaveLength(11);
    const circle = await checked((_request, response) =>
      response.writeHead(302, { Location: '/' }).end(),
    );
    expect(circle.outcome).toMatchObject({ reason: 'PROTOCOL', message: 'redirects in a circle' });
    expect(circle.requests).toHaveLength(1);
  });

  it('are not followed where one is expected', async () => {
    const { outcome, requests } = await checked(steps(3), { path: '/0', expectedStatus: '301' });
    expect(outcome).toMatchObject({ reason: 'STATUS', message: 'answered 302, expected 301' });
    expect(requests).toHaveLength(1);
  });

  it('are told of when the last answer is not as expected', async () => {
    const { outcome } = await checked(
      (request, response) => {
        if (request.url === '/0') steps(1)(request, response);
        else response.writeHead(404).end();
      },
      { path: '/0' },
    );
    expect(outcome).toMatchObject({ message: 'answered 404 after 1 redirect, expected 200' });
  });

  it.each([
    'http://169.254.169.254/latest/meta-data/',
    'http://2852039166/',
    'http://0xa9fea9fe/',
    'http://0251.0376.0251.0376/',
    'http://[::ffff:169.254.169.254]/',
    'http://[fe80::1]/',
  ])('to %s are blocked', async location => {
    await using server = await httpServer((_request, response) =>
      response.writeHead(302, { Location: location }).end(),
    );
    const egress = createEgress({ deny: defaultEgressDeny, allow: [] });
    const outcome = await check(anHttpTarget({ url: server.url }), aContext({ egress }));
    expect(outcome).toMatchObject({ reason: 'BLOCKED', httpStatus: 302 });
  });

  it('carry no secret to another origin', async () => {
    let seen: IncomingMessage['headers'] = {};
    await using other = await httpServer((request, response) => {
      seen = request.headers;
      response.end();
    });
    const { outcome } = await checked(
      (_request, response) => response.writeHead(307, { Location: other.url }).end(),
      {
        headers: [
          { name: 'Authorization', value: 'Bearer secret' },
          { name: 'Cookie', value: 'session=secret' },
          { name: 'X-Trace', value: '1' },
        ],
      },
    );
    expect(outcome.up).toBe(true);
    expect(seen).toMatchObject({ 'x-trace': '1', host: other.address });
    expect(JSON.stringify(seen)).not.toContain('secret');
  });
});

describe('the deadline', () => {
  const timeoutMs = 1000;
  const soon = () => aContext({ signal: AbortSignal.timeout(timeoutMs), timeoutMs });
  const checkedSoon = async (url: string) => {
    const context = soon();
    return overBy(context.signal, check(anHttpTarget({ url }), context));
  };
  const drip = (head: string, drop: string) => (socket: Socket) => {
    socket.write(head);
    const timer = setInterval(() => socket.write(drop), 20);
    socket.once('close', () => {
      clearInterval(timer);
    });
  };

  it.each<[string, string, (socket: Socket) => void, string]>([
    ['silence', 'http', () => undefined, 'processing'],
    ['silence in the handshake', 'https', () => undefined, 'tls'],
    ['a head that drips', 'http', drip('HTTP/1.1 200 OK\r\nX-A: ', 'a'), 'processing'],
    ['a body that drips', 'http', drip('HTTP/1.1 200 OK\r\n\r\n', 'a'), 'transfer'],
    [
      'a compressed body that drips',
      'http',
      drip('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f', ''),
      'transfer',
    ],
  ])('holds against %s', async (_what, scheme, talk, phase) => {
    await using server = await tcpServer(talk);
    const outcome = await checkedSoon(`${scheme}://${server.address}`);
    expect(outcome).toMatchObject({ up: false, reason: 'TIMEOUT' });
    expect(messageOf(outcome)).toMatch(/ within 1000 ms$/u);
    expect(outcome.phases.at(-1)?.name).toBe(phase);
    await server.quiet();
  });

  it('is one for all redirects', async () => {
    await using server = await httpServer((request, response) => {
      const at = Number(request.url?.slice(1));
      setTimeout(() => response.writeHead(302, { Location: `/${at + 1}` }).end(), 200);
    });
    const outcome = await checkedSoon(`${server.url}/0`);
    expect(outcome).toMatchObject({ reason: 'TIMEOUT', httpStatus: 302 });
  });
});

describe('hundreds of checks', () => {
  it('at once, of every kind, leave neither sockets nor listeners', async () => {
    await using hole = await tcpServer();
    await using server = await httpServer((request, response) => {
      if (request.url === '/moved') response.writeHead(302, { Location: '/' }).end();
      else response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('ok'));
    });
    const signal = AbortSignal.timeout(4000);
    const urls = [
      `${server.url}/moved`,
      server.url,
      `http://${hole.address}`,
      `https://${hole.address}`,
    ];
    const outcomes = await Promise.all(
      Array.from({ length: 400 }, (_, at) =>
        check(anHttpTarget({ url: urls[at % 4] ?? '' }), aContext({ signal, timeoutMs: 4000 })),
      ),
    );
    expect(outcomes.filter(({ up }) => up)).toHaveLength(200);
    expect(outcomes.filter(outcome => !outcome.up && outcome.reason === 'TIMEOUT')).toHaveLength(
      200,
    );
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    await Promise.all([server.quiet(), hole.quiet()]);
    await expect
      .poll(() =>
        process.getActiveResourcesInfo().filter(name => /^(?:TCPSocket|Zlib|TLS)/u.test(name)),
      )
      .toEqual([]);
  }, 15_000);

  it('that are not wanted any more end at once', async () => {
    await using hole = await tcpServer();
    const controller = new AbortController();
    const checks = Array.from({ length: 100 }, () =>
      check(
        anHttpTarget({ url: `http://${hole.address}` }),
        aContext({ signal: controller.signal }),
      ),
    );
    const settled = Promise.allSettled(checks);
    await once(controller.signal, 'abort', { signal: AbortSignal.timeout(100) }).catch(
      () => undefined,
    );
    const reason = new Error('removed');
    controller.abort(reason);
    expect(await settled).toEqual(checks.map(() => ({ status: 'rejected', reason })));
    await hole.quiet();
  });
});

describe('the sight of an answer', () => {
  it('holds what came, also of an answer that is not expected', async () => {
    const { outcome, address } = await checked(
      (request, response) => {
        if (request.url === '/old') {
          response.writeHead(301, { Location: '/new' }).end();
          return;
        }
        const headers = { 'Content-Type': 'text/plain; charset=gbk', 'X-Twice': ['1', '2'] };
        response.writeHead(500, 'Oh no', headers);
        response.write(Buffer.from([0xd5, 0xfd, 0xb3, 0xa3]));
        response.end('a'.repeat(2000));
      },
      { path: '/old' },
    );
    expect(outcome).toMatchObject({ up: false, reason: 'STATUS', httpStatus: 500 });
    const { http } = outcome.sight ?? {};
    expect(http).toMatchObject({
      version: '1.1',
      status: 500,
      statusText: 'Oh no',
      contentLength: -1,
      bodyBytes: 1024,
      bodyCut: true,
      finalUrl: `http://${address}/new`,
      secure: false,
      hops: [
        {
          url: `http://${address}/old`,
          address: '127.0.0.1',
          status: 301,
          location: '/new',
        },
      ],
    });
    expect(http?.excerpt).toBe(`正常${'a'.repeat(1020)}`);
    expect(http?.headers.filter(({ name }) => name === 'X-Twice')).toEqual([
      { name: 'X-Twice', value: '1' },
      { name: 'X-Twice', value: '2' },
    ]);
  });

  it('tells STATUS, whatever becomes of the body behind it', async () => {
    const { outcome } = await spoken(socket => {
      socket.write('HTTP/1.1 503 X\r\nContent-Length: 100\r\n\r\nhalf');
      setTimeout(() => socket.resetAndDestroy(), 20);
    });
    expect(outcome).toMatchObject({ reason: 'STATUS', sight: { http: { excerpt: 'half' } } });
    await using server = await tcpServer(socket =>
      socket.write('HTTP/1.1 503 X\r\nContent-Length: 100\r\n\r\nhalf'),
    );
    const signal = AbortSignal.timeout(1000);
    const target = anHttpTarget({ url: `http://${server.address}` });
    expect(await check(target, aContext({ signal, timeoutMs: 1000 }))).toMatchObject({
      reason: 'STATUS',
      message: 'answered 503, expected 200',
      sight: { http: { excerpt: 'half', bodyBytes: 4, bodyCut: false } },
    });
  });

  it('counts the decoded bytes, and reads no more than the target wants', async () => {
    const answer: Answer = (_request, response) =>
      response
        .writeHead(200, { 'Content-Encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(5000, 'a')));
    const whole = await checked(answer);
    expect(whole.outcome.sight?.http).toMatchObject({ bodyBytes: 5000, bodyCut: false });
    const cut = await checked(answer, { bodyLimit: 2048, expectedBody: 'b' });
    expect(cut.outcome.sight?.http).toMatchObject({ bodyBytes: 2048, bodyCut: true });
    expect(messageOf(cut.outcome)).toContain('is not within the first 2 KiB of the body');
  });

  it('is what expectations look at', async () => {
    const { outcome } = await checked((_request, response) => response.end('{"state":"good"}'), {
      expectations: [
        {
          subject: 'JSON',
          name: '$.state',
          comparison: 'EQUALS',
          values: ['good'],
          severity: 'DOWN',
        },
        { subject: 'BODY_SIZE', comparison: 'EQUALS', values: ['16'], severity: 'DOWN' },
        { subject: 'HEADER', name: 'date', comparison: 'EXISTS', values: [], severity: 'DOWN' },
      ],
    });
    expect(outcome.up).toBe(true);
    expect(outcome.judged?.map(({ held }) => held)).toEqual([true, true, true]);
  });
});
