import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { TestCertificate } from './certificate.js';
import { tcpServer, type TestServer } from './servers.js';

/** What a server says before TLS: its greeting, and its answers to what it hears, piece by piece. */
export interface PlainTalk {
  readonly greeting?: string | Buffer;
  /** An answer to what was heard; `go` is said with it, and TLS begins. */
  readonly answers: (heard: Buffer) => PlainAnswer | undefined;
}

export type PlainAnswer =
  | { readonly say: string | Buffer }
  | {
      readonly go: string | Buffer;
      /** Said in plain text behind the go-ahead, as nobody should. */
      readonly then?: string;
      /** How many of the bytes heard are plain; all of them when it is not said. */
      readonly plainBytes?: number;
    };

/** A server of a protocol in which TLS is asked for. Behind the handshake it says `secure`. */
export function startTlsServer(
  { cert, key }: Pick<TestCertificate, 'cert' | 'key'>,
  { greeting, answers }: PlainTalk,
): Promise<TestServer> {
  return tcpServer(socket => {
    if (greeting !== undefined) socket.write(greeting);
    const hear = (heard: Buffer) => {
      const answer = answers(heard);
      if (answer === undefined) return;
      if ('say' in answer) {
        socket.write(answer.say);
        return;
      }
      socket.off('data', hear);
      socket.write(Buffer.concat([Buffer.from(answer.go), Buffer.from(answer.then ?? '')]));
      socket.pause();
      const early = heard.subarray(answer.plainBytes ?? heard.length);
      if (early.length > 0) socket.unshift(early);
      encrypt(socket, { cert, key });
    };
    socket.on('data', hear);
  });
}

function encrypt(socket: Socket, { cert, key }: Pick<TestCertificate, 'cert' | 'key'>): void {
  const secured = new TLSSocket(socket, { isServer: true, cert, key, ca: cert });
  secured.on('error', () => undefined);
  secured.once('secure', () => secured.write('secure\r\n'));
  secured.resume();
}
