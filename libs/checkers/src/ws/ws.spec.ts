import { createHash } from 'node:crypto';
import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { Socket } from 'node:net';
import { tlsOptions, type WsTarget } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { createEgress } from '../network/egress.js';
import { Names } from '../network/resolve.js';
import type { CertificateWish, Siege } from '../testing/index.js';
import {
  aContext,
  aWsTarget,
  createCertificate,
  httpServer,
  tcpServer,
  TestServer,
  timeoutFor,
} from '../testing/index.js';
import { besiege, verdict, withstood } from '../testing/hostility.js';
import { wsChecker } from './ws.js';

const check = wsChecker(new Names());
type Talk = (client: WebSocket, request: IncomingMessage) => void;

/** Speaks WebSockets: over TLS with a certificate, else from the first byte. */
function wsServer(talk: Talk, wish?: CertificateWish): Promise<TestServer> {
  const server = wish === undefined ? createServer() : createSecureServer(createCertificate(wish));
  const sockets = new WebSocketServer({ server, maxPayload: 1 << 21 });
  sockets.on('connection', (client, request) => {
    client.on('error', () => undefined);
    talk(client, request);
  });
  return TestServer.start(server, '127.0.0.1', wish === undefined ? 'ws' : 'wss');
}

type Step = Partial<WsTarget['conversation'][number]>;
const steps = (...given: readonly Step[]): WsTarget['conversation'] =>
  given.map(step => ({ encoding: 'TEXT', startTls: false, ...step }));

const look = (url: string, difference: Partial<WsTarget> = {}) =>
  check(aWsTarget({ url, ...difference }), aContext());

describe('a ws target', () => {
  it('is up when the upgrade is granted, asked for once and with its headers', async () => {
    const asked: IncomingMessage[] = [];
    await using server = await wsServer((_client, request) => asked.push(request));
    const outcome = await look(`${server.url}/live?x=1#part`, {
      headers: [
        { name: 'Origin', value: 'https://example.com' },
        { name: 'X-One', value: 'a' },
        { name: 'x-one', value: 'b' },
        { name: 'Sec-WebSocket-Key', value: 'mine' },
      ],
      subprotocols: ['chat', 'superchat'],
    });
    expect(outcome).toMatchObject({
      up: true,
      httpStatus: 101,
      phases: [{ name: 'resolve' }, { name: 'connect' }, { name: 'processing' }],
      sight: { http: { status: 101, version: '1.1', secure: false }, talk: { steps: 0 } },
    });
    await server.quiet();
    expect(server.visits).toBe(1);
    expect(asked.map(({ url, headers }) => [url, headers])).toMatchObject([
      [
        '/live?x=1',
        {
          host: server.address,
          origin: 'https://example.com',
          'x-one': 'a, b',
          'user-agent': expect.stringContaining('Dialtone') as string,
          'sec-websocket-protocol': 'chat,superchat',
        },
      ],
    ]);
    expect(asked[0]?.headers['sec-websocket-key']).not.toBe('mine');
  });

  it('talks in messages, by text and by bytes, with what it has caught', async () => {
    await using server = await wsServer(client => {
      client.send('hello\nnonce=42');
      client.on('message', (data: Buffer, isBinary) => {
        client.send(`noise`);
        client.send(isBinary ? data : `you said ${data.toString()}`, { binary: isBinary });
      });
    });
    const outcome = await look(server.url, {
      conversation: steps(
        { expect: 'nonce=(?P<nonce>[0-9]+)', send: 'PING ${nonce}' },
        { expect: '^you said PING 42$', send: '00 ff', encoding: 'TEXT' },
      ),
    });
    expect(outcome).toMatchObject({
      up: true,
      sight: { talk: { captures: { nonce: '42' }, steps: 2 } },
    });
  });

  it('compares the bytes of a message', async () => {
    await using server = await wsServer(client => {
      client.on('message', (data: Buffer, isBinary) => {
        client.send(data, { binary: isBinary });
      });
    });
    const echo = (expected: string) =>
      look(server.url, {
        conversation: steps(
          { send: '00 ff', encoding: 'HEX' },
          { expect: expected, encoding: 'HEX' },
        ),
      });
    expect(await echo('00ff')).toMatchObject({ up: true });
    expect(await echo('00fe')).toMatchObject({
      reason: 'ANSWER',
      message: `${server.address} said 00 ff, expected the bytes 00 fe`,
    });
  });

  it('hears a message that comes together with the answer to the upgrade', async () => {
    await using server = await rawServer((socket, key) => {
      socket.write(Buffer.concat([granted(key), Buffer.from('\x81\x02hi', 'latin1')]));
    });
    const conversation = steps({ expect: '^hi$' });
    expect(await look(server.url.replace('tcp', 'ws'), { conversation })).toMatchObject({
      up: true,
    });
  });

  it('is judged by what was said, and waits for it', async () => {
    await using server = await wsServer(client => {
      client.send('{"state":"ok"}');
    });
    const outcome = await look(server.url, {
      expectations: [
        { subject: 'REPLY', comparison: 'CONTAINS', values: ['"ok"'], severity: 'DOWN' },
        { subject: 'STATUS', comparison: 'EQUALS', values: ['101'], severity: 'DOWN' },
      ],
    });
    expect(outcome).toMatchObject({ up: true, judged: [{ held: true }, { held: true }] });
  });

  it('is up over TLS, and its certificate is judged', async () => {
    await using server = await wsServer(() => undefined, {
      commonName: 'localhost',
      hosts: ['localhost'],
    });
    const url = `wss://localhost:${server.port}/`;
    expect(await look(url)).toMatchObject({ reason: 'TLS' });
    const outcome = await look(url, { tls: tlsOptions.parse({ skipVerify: true }) });
    expect(outcome).toMatchObject({
      up: true,
      sight: { http: { secure: true }, tls: { protocol: 'http/1.1', trusted: false } },
    });
  });

  it('is looked at where the target says its name leads, at every address when wanted', async () => {
    await using server = await wsServer(() => undefined);
    const url = `ws://other.test:${server.port}/`;
    const overrides = ['other.test=127.0.0.1', 'other.test=127.0.0.2'];
    expect(await look(url, { overrides })).toMatchObject({ up: true });
    expect(await look(url, { overrides, allAddresses: true })).toMatchObject({
      reason: 'CONNECT',
      message: `refused by 127.0.0.2:${server.port}`,
    });
    expect(await look(url, { overrides, ipVersion: 'IPV6' })).toMatchObject({ reason: 'DNS' });
    const egress = createEgress({ deny: ['127.0.0.0/8'], allow: [] });
    expect(await check(aWsTarget({ url, overrides }), aContext({ egress }))).toMatchObject({
      reason: 'BLOCKED',
    });
  });

  it('is STATUS when the upgrade is refused, and follows no redirect', async () => {
    await using server = await httpServer((_request, response) => {
      response.writeHead(302, { location: 'http://169.254.169.254/', 'x-why': 'moved' }).end();
    });
    const outcome = await look(server.url.replace('http', 'ws'));
    expect(outcome).toMatchObject({
      reason: 'STATUS',
      message: 'answered 302, expected 101',
      httpStatus: 302,
    });
    expect(outcome.sight?.http?.headers).toContainEqual({ name: 'x-why', value: 'moved' });
    expect(server.visits).toBe(1);
  });

  it('tells how the peer ended the conversation', async () => {
    await using closing = await wsServer(client => {
      client.close(1008, 'not welcome');
    });
    await using breaking = await wsServer(client => {
      client.terminate();
    });
    const conversation = steps({ expect: 'hello' });
    expect(await look(closing.url, { conversation })).toMatchObject({
      reason: 'ANSWER',
      message: `${closing.address} closed the conversation (1008 “not welcome”) before it was over`,
    });
    expect(await look(breaking.url, { conversation })).toMatchObject({
      reason: 'ANSWER',
      message: `${breaking.address} broke the connection off within the conversation`,
    });
  });

  it.each<[string, string, string, (socket: Socket, key: string) => void]>([
    [
      'a wrong proof',
      'PROTOCOL',
      'Invalid Sec-WebSocket-Accept header',
      socket => socket.write(granted('another')),
    ],
    ['nonsense', 'PROTOCOL', 'is not HTTP', socket => socket.write('garbage\r\n\r\n')],
    ['nothing', 'CONNECT', 'closed the connection without an answer', socket => socket.end()],
    ['a reset', 'CONNECT', 'reset the connection', socket => socket.resetAndDestroy()],
    [
      'a frame of no known kind',
      'PROTOCOL',
      'breaks the protocol of WebSockets',
      (socket, key) => socket.write(Buffer.concat([granted(key), Buffer.from([0x8b, 0])])),
    ],
    [
      'a message of 4 GiB',
      'PROTOCOL',
      'breaks the protocol of WebSockets: Max payload size exceeded',
      (socket, key) =>
        socket.write(
          Buffer.concat([
            granted(key),
            Buffer.from('827f0000000100000000', 'hex'),
            Buffer.alloc(9),
          ]),
        ),
    ],
  ])('is down where it answers with %s', async (_, reason, sentence, talk) => {
    await using server = await rawServer(talk);
    const outcome = await look(server.url.replace('tcp', 'ws'), {
      conversation: steps({ expect: 'x' }),
    });
    expect(outcome).toMatchObject({ up: false, reason });
    expect(outcome).toHaveProperty('message', expect.stringContaining(sentence));
    expect(server.visits).toBe(1);
  });
});

/** Answers the request for an upgrade by hand, with the key that it came with. */
const rawServer = (talk: (socket: Socket, key: string) => void): Promise<TestServer> =>
  tcpServer(socket => {
    void once(socket, 'data').then(([request]: Buffer[]) => {
      talk(socket, /^sec-websocket-key: (.*)\r$/imu.exec(String(request))?.[1] ?? '');
    });
  });

function granted(key: string): Buffer {
  const accept = createHash('sha1')
    .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
    .digest('base64');
  return Buffer.from(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
}

describe('a hostile WebSocket', () => {
  /** One after another: a loop of writes would itself keep the neighbour waiting, for it runs in this process. */
  const flood = (socket: Socket, bytes: Buffer) => {
    const more = () => {
      if (!socket.destroyed) socket.write(bytes, () => setImmediate(more));
    };
    more();
  };

  it.each<[string, Parameters<typeof withstood>[0], (socket: Socket, key: string) => void]>([
    ['never answers the request', 'TIMEOUT', () => undefined],
    [
      'never finishes the upgrade',
      'TIMEOUT',
      socket => socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n'),
    ],
    [
      'says “continue” for ever',
      'PROTOCOL',
      socket => {
        flood(socket, Buffer.from('HTTP/1.1 100 Continue\r\n\r\n'.repeat(2000)));
      },
    ],
    ['accepts and says nothing', 'TIMEOUT', (socket, key) => socket.write(granted(key))],
    [
      'stalls within a message',
      'TIMEOUT',
      (socket, key) =>
        socket.write(Buffer.concat([granted(key), Buffer.from('817e1000ff', 'hex')])),
    ],
    [
      'sends messages without end',
      'ANSWER',
      (socket, key) => {
        socket.write(granted(key));
        flood(socket, Buffer.concat([Buffer.from('827e1000', 'hex'), Buffer.alloc(4096)]));
      },
    ],
    [
      'sends pings without end',
      'PROTOCOL',
      (socket, key) => {
        socket.write(granted(key));
        flood(socket, pings);
      },
    ],
    [
      'sends one message without end',
      'PROTOCOL',
      (socket, key) => {
        socket.write(
          Buffer.concat([granted(key), Buffer.from('027e1000', 'hex'), Buffer.alloc(4096)]),
        );
        flood(socket, Buffer.concat([Buffer.from('007e1000', 'hex'), Buffer.alloc(4096)]));
      },
    ],
    [
      'sends headers without end',
      'PROTOCOL',
      socket => {
        socket.write('HTTP/1.1 101 Switching Protocols\r\n');
        flood(socket, Buffer.from(`X-A: ${'a'.repeat(8000)}\r\n`));
      },
    ],
  ])('that %s is %s, and harms nobody', async (_, reason, talk) => {
    await using server = await rawServer(talk);
    const url = server.url.replace('tcp', 'ws');
    const target = aWsTarget({ url, conversation: steps({ expect: 'never' }) });
    const siege: Siege = {
      check: context => check(target, context),
      timeoutMs: timeoutFor(reason, 500),
      visits: () => server.visits,
    };
    expect(verdict(await besiege(siege))).toEqual(withstood(reason));
    await server.quiet();
  });
});

/** Empty ones, many at once. */
const pings = Buffer.concat(Array.from({ length: 16_384 }, () => Buffer.from([0x89, 0])));
