import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { Server, Socket } from 'node:net';
import { createServer as createTcp } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { endpoint } from '../network/endpoint.js';
import type { TestCertificate } from './certificate.js';
import { dnsReply, questionIn, shorts, type Zone } from './dns-reply.js';

/** A DNS server on loopback that answers from a table, over UDP and over TCP (or TLS) at one port. */
export class TestDnsServer implements AsyncDisposable {
  /** `example.test A`, in the order of the questions; `example.test A TCP` over a connection. */
  readonly questions: string[] = [];
  port = 0;
  readonly host = '127.0.0.1';

  #isClosed = false;
  private readonly socket = createSocket('udp4');
  private readonly server: Server;
  private readonly connections = new Set<Socket>();

  private constructor(
    private readonly zone: Zone,
    tls: Pick<TestCertificate, 'cert' | 'key'> | undefined,
  ) {
    this.server =
      tls === undefined
        ? createTcp(socket => {
            this.#listen(socket);
          })
        : createTls({ cert: tls.cert, key: tls.key }, socket => {
            this.#listen(socket);
          });
    this.server.on('connection', (socket: Socket) => {
      this.connections.add(socket);
      socket.once('close', () => this.connections.delete(socket));
    });
  }

  static async start(
    zone: Zone,
    tls?: Pick<TestCertificate, 'cert' | 'key'>,
  ): Promise<TestDnsServer> {
    for (;;) {
      const server = new TestDnsServer(zone, tls);
      try {
        await server.#open();
        return server;
      } catch (error) {
        // The port that is free for connections may be taken for datagrams.
        if (!(error instanceof Error && Reflect.get(error, 'code') === 'EADDRINUSE')) throw error;
        server.server.close();
      }
    }
  }

  async #open(): Promise<void> {
    this.socket.on('message', (packet, from) => {
      this.#hear(packet, 'UDP', reply => {
        // A late answer may come when the server is gone.
        if (!this.#isClosed) this.socket.send(reply, from.port, from.address);
      });
    });
    this.server.listen(0, this.host);
    await once(this.server, 'listening');
    const address = this.server.address();
    this.port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    this.socket.bind(this.port, this.host);
    await once(this.socket, 'listening');
  }

  /** `127.0.0.1:40123` */
  get address(): string {
    return endpoint(this.host, this.port);
  }

  /** How many connections stand. */
  get visitors(): number {
    return this.connections.size;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const closed = Promise.all([once(this.socket, 'close'), once(this.server, 'close')]);
    this.socket.close();
    this.server.close();
    for (const connection of this.connections) connection.destroy();
    await closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #listen(socket: Socket): void {
    let rest = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', chunk => {
      rest = Buffer.concat([rest, Buffer.from(chunk)]);
      while (rest.length > 2 && rest.length >= 2 + rest.readUInt16BE(0)) {
        const end = 2 + rest.readUInt16BE(0);
        this.#hear(rest.subarray(2, end), 'TCP', reply => {
          socket.write(Buffer.concat([shorts(reply.length), reply]));
        });
        rest = rest.subarray(end);
      }
    });
  }

  #hear(packet: Buffer, transport: 'UDP' | 'TCP', send: (reply: Buffer) => void): void {
    const { name, type } = questionIn(packet);
    this.questions.push(`${name} ${type}${transport === 'UDP' ? '' : ' TCP'}`);
    const entry = this.zone[name];
    if (typeof entry === 'function') entry({ packet, name, type, transport, send });
    else if (entry !== 'silent') send(dnsReply(this.zone, packet));
  }
}

/** Answers from a table; over its connections by TLS, given a certificate. */
export const dnsServer = (
  zone: Zone,
  tls?: Pick<TestCertificate, 'cert' | 'key'>,
): Promise<TestDnsServer> => TestDnsServer.start(zone, tls);
