import type { ServerHttp2Stream } from 'node:http2';
import { createSecureServer, createServer } from 'node:http2';
import type { TestCertificate } from './certificate.js';
import { TestServer } from './servers.js';

/** Answers calls of gRPC, each with the message that it sent. */
export type GrpcTalk = (stream: ServerHttp2Stream, message: Buffer, path: string) => void;

/** Speaks HTTP/2: over TLS with a certificate, else from the first byte. */
export function grpcServer(
  talk: GrpcTalk,
  certificate?: Pick<TestCertificate, 'cert' | 'key'>,
): Promise<TestServer> {
  const server =
    certificate === undefined
      ? createServer()
      : createSecureServer({ cert: certificate.cert, key: certificate.key });
  server.on('sessionError', () => undefined);
  server.on('stream', (stream, headers) => {
    const chunks: Buffer[] = [];
    stream.on('error', () => undefined);
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      talk(stream, Buffer.concat(chunks), headers[':path'] ?? '');
    });
  });
  return TestServer.start(server, '127.0.0.1', 'grpc');
}

/** A message in its frame. */
export function grpcFrame(message: string): Buffer {
  const bytes = Buffer.from(message, 'hex');
  const head = Buffer.alloc(5);
  head.writeUInt32BE(bytes.length, 1);
  return Buffer.concat([head, bytes]);
}

/** Answers with a message, and then with the status in the trailers. */
export function answerGrpc(stream: ServerHttp2Stream, message: string, status = '0'): void {
  stream.respond({ ':status': 200, 'content-type': 'application/grpc' }, { waitForTrailers: true });
  stream.on('wantTrailers', () => {
    stream.sendTrailers({ 'grpc-status': status });
  });
  stream.end(grpcFrame(message));
}
