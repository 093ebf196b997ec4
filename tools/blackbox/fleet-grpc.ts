import { createSecureServer, createServer, type ServerHttp2Stream } from 'node:http2';
import type { Server } from 'node:net';
import type { TestCertificate } from './test-certificate.ts';

/** Of grpc.health.v1: what `Check` answers for each service; of any other it says NOT_FOUND. */
const statuses: Readonly<Record<string, number>> = { '': 1, fine: 1, ill: 2, new: 0 };
const notFound = '5';

/** A server of the health protocol. */
export function createGrpc(certificate?: TestCertificate): Server {
  const server =
    certificate === undefined
      ? createServer()
      : createSecureServer({ cert: certificate.cert, key: certificate.key });
  server.on('stream', (stream: ServerHttp2Stream) => {
    const chunks: Buffer[] = [];
    stream.on('error', () => undefined); // The visitor may leave at any time.
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      answer(stream, serviceIn(Buffer.concat(chunks)));
    });
  });
  return server;
}

/** Five bytes of frame, then field 1 as a text. */
const serviceIn = (message: Buffer): string => message.subarray(7).toString();

function answer(stream: ServerHttp2Stream, service: string): void {
  const status = statuses[service];
  const head = { ':status': 200, 'content-type': 'application/grpc' };
  if (status === undefined) {
    stream.respond({ ...head, 'grpc-status': notFound }, { endStream: true });
    return;
  }
  stream.respond(head, { waitForTrailers: true });
  stream.on('wantTrailers', () => {
    stream.sendTrailers({ 'grpc-status': '0' });
  });
  const body = status === 0 ? [] : [8, status];
  stream.end(Buffer.from([0, 0, 0, 0, body.length, ...body]));
}
