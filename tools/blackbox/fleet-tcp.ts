import { createServer as createTcp, type Server, type Socket } from 'node:net';
import { createSecureContext, createServer as createTls, TLSSocket } from 'node:tls';
import type { TestCertificate } from './test-certificate.ts';

export const createBanner = (line: string): Server =>
  createTcp(socket => {
    socket.write(line);
  });

type Reply = (line: string, socket: Socket) => void;

/** Calls back with each line that comes. */
function hear(socket: Socket, reply: Reply): void {
  let held = '';
  socket.on('data', (bytes: Buffer) => {
    held += bytes.toString();
    for (let end = held.indexOf('\n'); end >= 0; end = held.indexOf('\n')) {
      const line = held.slice(0, end).replace(/\r$/u, '');
      held = held.slice(end + 1);
      reply(line, socket);
    }
  });
}

/** Like IRC: wants its own word back. */
export const createChat = (): Server =>
  createTcp(socket => {
    socket.write('hello\r\nPING :abc\r\n');
    hear(socket, line => {
      socket.write(line === 'PONG abc' ? ':fleet 001 welcome\r\n' : `ERROR :${line}\r\n`);
    });
  });

/** A small SMTP that takes STARTTLS. */
export const createSmtp = ({ cert, key }: TestCertificate): Server => {
  const secureContext = createSecureContext({ cert, key });
  const reply: Reply = (line, socket) => {
    if (line.startsWith('EHLO')) socket.write('250-fleet\r\n250 STARTTLS\r\n');
    else if (line === 'QUIT') socket.end('221 bye\r\n');
    else if (line !== 'STARTTLS') socket.write('500 what?\r\n');
    else {
      socket.write('220 ready\r\n');
      socket.removeAllListeners('data');
      const secure = new TLSSocket(socket, { isServer: true, secureContext });
      secure.on('error', () => undefined); // The visitor may not trust us.
      hear(secure, reply);
    }
  };
  return createTcp(socket => {
    socket.write('220 fleet ESMTP\r\n');
    hear(socket, reply);
  });
};

export const createTlsEcho = ({ cert, key }: TestCertificate): Server => {
  const server = createTls({ cert, key }, socket => {
    socket.on('error', () => undefined); // A visitor may leave at any time.
    hear(socket, line => socket.write(`echo ${line}\r\n`));
  });
  server.on('tlsClientError', () => undefined); // The visitor may not trust us.
  return server;
};
