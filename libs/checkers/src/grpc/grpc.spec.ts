import { getEventListeners } from 'node:events';
import type { ServerHttp2Stream } from 'node:http2';
import { type GrpcTarget, tlsOptions } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { grpcChecker } from './grpc.js';
import { Names } from '../network/resolve.js';
import { answerGrpc, grpcFrame, grpcServer } from '../testing/grpc-server.js';
import type { TestServer } from '../testing/index.js';
import {
  aContext,
  aGrpcTarget,
  createCertificate,
  httpServer,
  overBy,
  tcpServer,
  timeoutFor,
  tlsServer,
} from '../testing/index.js';

const checkGrpc = grpcChecker(new Names());
const own = createCertificate({ commonName: 'localhost', hosts: ['localhost'] });
const aTls = tlsOptions.parse({ skipVerify: true });

const look = (
  { host, port }: TestServer,
  difference: Partial<GrpcTarget> = {},
  timeoutMs = 10_000,
) =>
  checkGrpc(
    aGrpcTarget({ host, port, security: 'PLAIN', ...difference }),
    aContext(timeoutMs === 10_000 ? {} : { timeoutMs, signal: AbortSignal.timeout(timeoutMs) }),
  );

/** Answers at once, with headers alone. */
const headersAlone = (headers: Record<string, string | number>) => (stream: ServerHttp2Stream) => {
  stream.respond(headers, { endStream: true });
};
const status = (code: string, message = '') => ({
  ':status': 200,
  'content-type': 'application/grpc',
  'grpc-status': code,
  'grpc-message': message,
});

describe('a grpc target', () => {
  it('is up when the server serves, asked once for the service that is named', async () => {
    const asked: string[] = [];
    await using server = await grpcServer((stream, message, path) => {
      asked.push(`${path} ${message.toString('hex')}`);
      answerGrpc(stream, '0801');
    });
    const outcome = await look(server, { service: 'shop' });
    expect(outcome).toMatchObject({
      up: true,
      phases: [
        { name: 'resolve' },
        { name: 'connect' },
        { name: 'processing' },
        { name: 'transfer' },
      ],
      sight: { grpc: { status: 0, httpStatus: 200, serving: 'SERVING' } },
    });
    expect(asked).toEqual(['/grpc.health.v1.Health/Check 00000000060a0473686f70']);
    await server.quiet();
    expect(server.visits).toBe(1);
  });

  it('is up over TLS, which agrees on h2', async () => {
    await using server = await grpcServer(stream => {
      answerGrpc(stream, '0801');
    }, own);
    const outcome = await look(server, { security: 'TLS', host: 'localhost', tls: aTls });
    expect(outcome).toMatchObject({
      up: true,
      sight: { tls: { protocol: 'h2' }, grpc: { serving: 'SERVING' } },
    });
    expect(await look(server, { security: 'TLS', host: 'localhost' })).toMatchObject({
      reason: 'TLS',
    });
  });

  it.each([
    ['0802', 'the service “shop” is NOT_SERVING, expected SERVING', 'NOT_SERVING'],
    ['', 'the service “shop” is UNKNOWN, expected SERVING', 'UNKNOWN'],
    ['0803', 'the service “shop” is SERVICE_UNKNOWN, expected SERVING', 'SERVICE_UNKNOWN'],
  ])('is down when it says %s', async (message, sentence, serving) => {
    await using server = await grpcServer(stream => {
      answerGrpc(stream, message);
    });
    expect(await look(server, { service: 'shop' })).toMatchObject({
      reason: 'ANSWER',
      message: sentence,
      sight: { grpc: { serving } },
    });
  });

  it('is asked at every address of its name, when wanted', async () => {
    await using server = await grpcServer(stream => {
      answerGrpc(stream, '0801');
    });
    const overrides = ['other.test=127.0.0.1', 'other.test=127.0.0.2'];
    const target = { host: 'other.test', overrides };
    expect(await look(server, target)).toMatchObject({ up: true });
    expect(await look(server, { ...target, allAddresses: true })).toMatchObject({
      reason: 'CONNECT',
      message: `refused by 127.0.0.2:${server.port}`,
    });
  });

  it('leaves it to an expectation on that word, where there is one', async () => {
    await using server = await grpcServer(stream => {
      answerGrpc(stream, '0802');
    });
    const expecting = (value: string) =>
      aGrpcTarget({
        host: server.host,
        port: server.port,
        security: 'PLAIN',
        expectations: [
          { subject: 'SERVING', comparison: 'EQUALS', values: [value], severity: 'DOWN' },
        ],
      });
    expect(await checkGrpc(expecting('NOT_SERVING'), aContext())).toMatchObject({ up: true });
    expect(await checkGrpc(expecting('SERVING'), aContext())).toMatchObject({ reason: 'ANSWER' });
  });

  it.each([
    ['5', 'the server knows no service “shop”'],
    ['12', 'the server has no health service (grpc.health.v1)'],
    ['14', 'answered 14 UNAVAILABLE: “zu viel los: 忙”'],
    ['99', 'answered 99 no known status: “zu viel los: 忙”'],
  ])('is down with the status %s, in the headers or the trailers', async (code, sentence) => {
    const message = encodeURIComponent('zu viel los: 忙');
    await using alone = await grpcServer(headersAlone(status(code, message)));
    const outcome = await look(alone, { service: 'shop' });
    expect(outcome).toMatchObject({ reason: 'ANSWER', message: sentence });
    expect(outcome.sight?.grpc).toMatchObject({ status: Number(code), httpStatus: 200 });
    await using trailing = await grpcServer(stream => {
      answerGrpc(stream, '0801', code);
    });
    expect(await look(trailing)).toMatchObject({ reason: 'ANSWER' });
  });

  it.each<[string, Record<string, string | number>, string, string]>([
    ['another HTTP status', { ':status': 503 }, 'STATUS', 'answered HTTP 503, expected 200'],
    [
      'another type',
      { ':status': 200, 'content-type': 'text/html' },
      'PROTOCOL',
      'is not gRPC: its type is “text/html”',
    ],
    [
      'no status',
      { ':status': 200, 'content-type': 'application/grpc' },
      'PROTOCOL',
      'is not gRPC: it ended without a grpc-status',
    ],
    ['no message', status('0'), 'PROTOCOL', 'holds no message of grpc.health.v1'],
  ])('is down with %s', async (_, headers, reason, sentence) => {
    await using server = await grpcServer(headersAlone(headers));
    const outcome = await look(server);
    expect(outcome).toMatchObject({ up: false, reason });
    expect(outcome).toHaveProperty('message', expect.stringContaining(sentence));
  });
});

describe('a peer that is no server of gRPC', () => {
  it('is PROTOCOL where it speaks HTTP/1.1 or nonsense', async () => {
    await using web = await httpServer((_request, response) => response.end('hello'));
    await using noise = await tcpServer(socket => socket.write('\x00\x01\x02garbage'.repeat(20)));
    for (const server of [web, noise]) {
      const outcome = await look(server);
      expect(outcome).toMatchObject({ reason: 'PROTOCOL' });
      expect(outcome).toHaveProperty('message', expect.stringContaining('is not HTTP/2'));
    }
  });

  it('is PROTOCOL where its TLS does not agree on h2', async () => {
    await using server = await tlsServer(own);
    const outcome = await look(server, { security: 'TLS', host: 'localhost', tls: aTls });
    expect(outcome).toMatchObject({ reason: 'PROTOCOL' });
    expect(outcome).toHaveProperty('message', expect.stringContaining('did not agree on HTTP/2'));
  });

  it('is CONNECT where it closes or resets without an answer', async () => {
    await using closing = await tcpServer(socket => socket.once('data', () => socket.end()));
    await using resetting = await tcpServer(socket =>
      socket.once('data', () => socket.resetAndDestroy()),
    );
    for (const server of [closing, resetting]) {
      const outcome = await look(server);
      expect(outcome).toMatchObject({ reason: 'CONNECT' });
      expect(server.visits).toBe(1);
    }
  });
});

/** SETTINGS without any. */
const settings = Buffer.from('000000040000000000', 'hex');
const frame = (type: number, flags: number, id: number, payload: Buffer): Buffer => {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(id, 5);
  return Buffer.concat([head, payload]);
};

describe('a hostile peer', () => {
  it.each<[string, string, () => Promise<TestServer>]>([
    ['accepts and says nothing', 'TIMEOUT', () => tcpServer()],
    ['greets and says nothing more', 'TIMEOUT', () => tcpServer(socket => socket.write(settings))],
    [
      'stalls after its headers',
      'TIMEOUT',
      () =>
        grpcServer(stream => {
          stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
        }),
    ],
    [
      'stalls within its message',
      'TIMEOUT',
      () =>
        grpcServer(stream => {
          stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
          stream.write(grpcFrame('0801').subarray(0, 6));
        }),
    ],
    [
      'sends informational headers for ever',
      'TIMEOUT',
      () =>
        grpcServer(stream => {
          const again = () => {
            if (stream.destroyed) return;
            stream.additionalHeaders({ ':status': 103 });
            setTimeout(again, 5);
          };
          again();
        }),
    ],
    [
      'sends data for ever',
      'PROTOCOL',
      () =>
        grpcServer(stream => {
          stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
          const more = () => {
            while (!stream.destroyed && stream.write(Buffer.alloc(16_384)));
          };
          stream.on('drain', more);
          more();
        }),
    ],
    [
      'says that its message has 4 GiB',
      'PROTOCOL',
      () =>
        grpcServer(stream => {
          stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
          stream.write(Buffer.from('00ffffffff0801', 'hex'));
        }),
    ],
    [
      'compresses what nobody wanted compressed',
      'PROTOCOL',
      () =>
        grpcServer(stream => {
          stream.respond({ ':status': 200, 'content-type': 'application/grpc' });
          stream.write(Buffer.from('01000000020801', 'hex'));
        }),
    ],
    [
      'goes away at once',
      'PROTOCOL',
      () =>
        tcpServer(socket =>
          socket.write(Buffer.concat([settings, frame(7, 0, 0, Buffer.alloc(8))])),
        ),
    ],
    [
      'resets the call',
      'PROTOCOL',
      () =>
        grpcServer(stream => {
          stream.close(7);
        }),
    ],
    [
      'sends headers without end',
      'PROTOCOL',
      () =>
        tcpServer(socket => {
          socket.write(settings);
          socket.write(frame(1, 0, 1, Buffer.from([0x88])));
          const more = () => {
            while (!socket.destroyed && socket.write(frame(9, 0, 1, Buffer.alloc(16_384, 0x41))));
          };
          socket.on('drain', more);
          more();
        }),
    ],
  ])('that %s is %s by the deadline, and nothing is left', async (_, reason, start) => {
    await using server = await start();
    const timeoutMs = timeoutFor(reason, 400);
    const signal = AbortSignal.timeout(timeoutMs);
    const target = aGrpcTarget({ host: server.host, port: server.port, security: 'PLAIN' });
    const outcome = await overBy(signal, checkGrpc(target, aContext({ timeoutMs, signal })));
    expect(outcome).toMatchObject({ up: false, reason });
    await server.quiet();
    expect(server.visits).toBe(1);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
