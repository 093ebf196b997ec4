import { once } from 'node:events';
import { connect as open } from 'node:net';
import type { Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { createEgress, defaultEgressDeny } from '../network/egress.js';
import { httpChecker } from './http.js';
import { Names } from '../network/resolve.js';
import {
  aContext,
  anHttpTarget,
  createCertificate,
  deadPort,
  httpServer,
  httpsServer,
  tcpServer,
  TestServer,
} from '../testing/index.js';

const check = httpChecker(new Names());
const tls = { skipVerify: true };

/** A proxy that connects wherever it is asked to, and remembers what it was told. */
const proxying = (asked: string[]) => (socket: Socket) => {
  socket.on('error', () => undefined);
  socket.once('data', (request: Buffer) => {
    const text = request.toString('latin1');
    asked.push(text);
    const [host = '', port] = (text.split(' ')[1] ?? '').split(':');
    const onward = open(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
      socket.write('HTTP/1.1 200 Connection established\r\nVia: x\r\n\r\n');
      socket.pipe(onward).pipe(socket);
    });
    onward.on('error', () => socket.destroy());
    socket.once('close', () => onward.destroy());
  });
};

/** A proxy that says this to whoever asks. */
const saying = (answer: string) =>
  tcpServer(socket => socket.once('data', () => socket.end(answer)));

describe('a proxy', () => {
  it('is asked to connect, for plain HTTP too', async () => {
    const asked: string[] = [];
    await using proxy = await tcpServer(proxying(asked));
    await using server = await httpServer((_request, response) => response.end('well'));
    const target = anHttpTarget({
      url: server.url,
      expectedBody: 'well',
      proxy: { url: `http://${proxy.address}`, username: 'ann', password: 'secret' },
    });
    const outcome = await check(target, aContext());
    expect(outcome).toMatchObject({ up: true, sight: { addresses: ['127.0.0.1'] } });
    expect(asked[0]).toMatch(new RegExp(`^CONNECT ${server.address} HTTP/1.1\r\n`, 'u'));
    expect(asked[0]).toContain(`\r\nProxy-Authorization: Basic ${btoa('ann:secret')}\r\n`);
    await proxy.quiet();
  });

  it('sees nothing of what is said over TLS, HTTP/2 included', async () => {
    const asked: string[] = [];
    await using proxy = await tcpServer(proxying(asked));
    await using server = await httpsServer(createCertificate(), (_request, response) =>
      response.end('well'),
    );
    const target = { url: server.url, tls, expectedBody: 'well' } as const;
    const outcome = await check(
      anHttpTarget({ ...target, proxy: { url: `http://${proxy.address}` } }),
      aContext(),
    );
    expect(outcome).toMatchObject({ up: true, sight: { tls: { problem: /self-signed/u } } });
    expect(asked).toHaveLength(1);
    expect(asked[0]).not.toContain('Proxy-Authorization');
  });

  it('may itself be reached over TLS, and then its certificate counts', async () => {
    const asked: string[] = [];
    const certificate = createCertificate();
    const secure = createTls(certificate);
    secure.on('secureConnection', proxying(asked));
    await using proxy = await TestServer.start(secure, '127.0.0.1', 'https');
    await using server = await httpsServer(certificate, (_request, response) => response.end());
    const target = anHttpTarget({ url: server.url, tls, proxy: { url: proxy.url } });
    expect(await check(target, aContext())).toMatchObject({
      reason: 'PROXY',
      message: 'the proxy is not reached: the certificate of localhost is self-signed',
    });
    expect(asked).toEqual([]);
  });

  it('is told apart from the target when it fails', async () => {
    const dead = `127.0.0.1:${await deadPort()}`;
    await using server = await httpServer((_request, response) => response.end());
    const at = async (url: string, more: { username?: string } = {}) => {
      const outcome = await check(
        anHttpTarget({ url: server.url, proxy: { url, ...more } }),
        aContext(),
      );
      return outcome.up ? 'up' : `${outcome.reason}: ${outcome.message}`;
    };
    expect(await at(`http://${dead}`)).toBe(`PROXY: the proxy is not reached: refused by ${dead}`);
    const answers = {
      'HTTP/1.1 407 Sign in\r\n\r\n': 'demands a user name and a password (407)',
      'HTTP/1.1 503 No\r\nContent-Length: 5\r\n\r\nsorry': `answered 503 when asked to connect to ${server.address}`,
      'SSH-2.0-x\r\n': 'is not HTTP: it begins “SSH-2.0-x”',
      '': 'closed the connection without an answer',
    };
    for (const [answer, sentence] of Object.entries(answers)) {
      await using proxy = await saying(answer);
      expect(await at(`http://${proxy.address}`)).toMatch(/^PROXY: the proxy /u);
      expect(await at(`http://${proxy.address}`)).toContain(sentence);
    }
    await using strict = await saying('HTTP/1.1 407 No\r\n\r\n');
    expect(await at(`http://${strict.address}`, { username: 'ann' })).toBe(
      `PROXY: the proxy ${strict.address} does not accept the user name and the password (407)`,
    );
    expect(server.visits).toBe(0);
  });

  it('that stays silent is TIMEOUT', async () => {
    await using proxy = await tcpServer();
    const target = anHttpTarget({
      url: 'http://127.0.0.1:1/',
      proxy: { url: `http://${proxy.address}` },
    });
    const context = aContext({ signal: AbortSignal.timeout(1000), timeoutMs: 1000 });
    expect(await check(target, context)).toMatchObject({
      reason: 'TIMEOUT',
      message: `no answer from the proxy ${proxy.address} within 1000 ms`,
    });
    await proxy.quiet();
  });

  it('leads nowhere where the egress policy does not', async () => {
    await using proxy = await tcpServer();
    const egress = createEgress({ deny: defaultEgressDeny, allow: [] });
    const outcomeOf = (url: string, at: string) =>
      check(anHttpTarget({ url, proxy: { url: at } }), aContext({ egress }));
    expect(await outcomeOf('http://169.254.169.254/', `http://${proxy.address}`)).toMatchObject({
      reason: 'BLOCKED',
    });
    expect(await outcomeOf('http://127.0.0.1:1/', 'http://169.254.169.254:3128')).toMatchObject({
      reason: 'BLOCKED',
    });
    expect(proxy.visits).toBe(0);
  });

  it('is told the address that the target gives for its name', async () => {
    const asked: string[] = [];
    await using proxy = await tcpServer(socket =>
      socket.once('data', (request: Buffer) => {
        asked.push(request.toString('latin1'));
        socket.end('HTTP/1.1 502 X\r\n\r\n');
      }),
    );
    const target = anHttpTarget({
      url: 'https://a.example/',
      overrides: ['a.example=192.0.2.7'],
      proxy: { url: `http://${proxy.address}` },
    });
    await check(target, aContext());
    expect(asked[0]).toMatch(/^CONNECT 192\.0\.2\.7:443 /u);
  });
});

it('a proxy’s connection ends with the check', async () => {
  await using proxy = await tcpServer();
  const controller = new AbortController();
  const target = anHttpTarget({
    url: 'http://127.0.0.1:1/',
    proxy: { url: `http://${proxy.address}` },
  });
  const checking = check(target, aContext({ signal: controller.signal }));
  while (proxy.visits === 0)
    await once(controller.signal, 'abort', { signal: AbortSignal.timeout(20) }).catch(
      () => undefined,
    );
  controller.abort(new Error('gone'));
  await expect(checking).rejects.toThrow('gone');
  await proxy.quiet();
});
