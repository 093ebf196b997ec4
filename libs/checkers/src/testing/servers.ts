import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { Server, Socket } from 'node:net';
import { createServer as createTcp } from 'node:net';
import type { TlsOptions } from 'node:tls';
import { createServer as createTls } from 'node:tls';
import { endpoint } from '../network/endpoint.js';
import type { TestCertificate } from './certificate.js';

/** A server on loopback, at a port that the system chose. Cuts what stands when it goes out of scope. */
export class TestServer implements AsyncDisposable {
  /** How many connections were ever made. */
  visits = 0;
  /** The connections that stand. */
  readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly host: string,
    readonly port: number,
    private readonly scheme: string,
  ) {
    server.on('connection', (socket: Socket) => {
      this.visits += 1;
      this.sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        this.sockets.delete(socket);
        server.emit('dialtone-quiet');
      });
    });
  }

  static async start(server: Server, host: string, scheme: string): Promise<TestServer> {
    server.listen(0, host);
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new TestServer(server, host, address.port, scheme);
  }

  /** `127.0.0.1:40123` */
  get address(): string {
    return endpoint(this.host, this.port);
  }

  /** `http://127.0.0.1:40123`; of an HTTPS server `https://localhost:40123`, for which certificates are made. */
  get url(): string {
    return `${this.scheme}://${this.scheme === 'https' ? `localhost:${this.port}` : this.address}`;
  }

  /** Waits until no connection stands. */
  async quiet(): Promise<void> {
    while (this.sockets.size > 0) await once(this.server, 'dialtone-quiet');
  }

  async close(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

export const httpServer = (listener: RequestListener, host = '127.0.0.1'): Promise<TestServer> =>
  TestServer.start(createHttp(listener), host, 'http');

export const httpsServer = (
  { cert, key }: Pick<TestCertificate, 'cert' | 'key'>,
  listener: RequestListener,
): Promise<TestServer> =>
  TestServer.start(createHttps({ cert, key }, listener), '127.0.0.1', 'https');

/**
 * Speaks TLS from the first byte, and then nothing.
 * @param stapled what it says of its own certificate by OCSP
 */
export function tlsServer(
  { cert, key }: Pick<TestCertificate, 'cert' | 'key'>,
  options: TlsOptions = {},
  stapled?: () => Buffer,
): Promise<TestServer> {
  // Without authorities of its own it would complete its chain by those of this process.
  const server = createTls({ cert, key, ca: cert, ...options }, socket => {
    socket.on('error', () => undefined);
    socket.resume();
  });
  if (stapled !== undefined)
    server.on('OCSPRequest', (_certificate, _issuer, say) => {
      say(null, stapled());
    });
  return TestServer.start(server, '127.0.0.1', 'tls');
}

/** Without a talk it accepts and stays silent: a black hole. What it hears it forgets. */
export function tcpServer(
  talk: (socket: Socket) => void = () => undefined,
  host = '127.0.0.1',
): Promise<TestServer> {
  const hear = (socket: Socket) => {
    talk(socket);
    // A socket that is not read does not notice its end.
    socket.resume();
  };
  return TestServer.start(createTcp(hear), host, 'tcp');
}

/** A port at which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = await tcpServer();
  await server.close();
  return server.port;
}
