// What a fleet looks at, in a process of its own, so that its CPU time is nobody's. Tells its port, ends with its parent.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { dnsAnswer } from '../dns-answer.ts';
import { Arrivals } from './arrivals.ts';

const [kind = '', everyS = '1'] = process.argv.slice(2);
const arrivals = new Arrivals(Number(everyS) * 1000);
const now = () => performance.timeOrigin + performance.now();

const body = JSON.stringify({ status: 'ok' });
const answer = [
  'HTTP/1.1 200 OK',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  'Connection: close',
  '',
  body,
].join('\r\n');

const kinds: Readonly<Record<string, () => Promise<number>>> = {
  http: async () => listening(http),
  tcp: async () => listening(tcp),
  dns,
};

function http(socket: Socket): void {
  // A probe's request comes in one piece on the loopback.
  socket.once('data', () => {
    arrivals.visit(socket.localAddress ?? '', now());
    socket.end(answer);
  });
}

function tcp(socket: Socket): void {
  arrivals.visit(socket.localAddress ?? '', now());
  socket.resume();
}

async function listening(serve: (socket: Socket) => void): Promise<number> {
  const server = createServer({ noDelay: true }, socket => {
    socket.on('error', () => socket.destroy());
    serve(socket);
  }).listen({ port: 0, host: '0.0.0.0', backlog: 4096 });
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function dns(): Promise<number> {
  const socket = createSocket({ type: 'udp4', recvBufferSize: 4 << 20 });
  socket.on('message', (question, { port, address }) => {
    arrivals.visit('', now());
    socket.send(dnsAnswer(question), port, address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  return socket.address().port;
}

process.on('message', question => {
  if (question === 'forget') arrivals.forget();
  else process.send?.(arrivals.tell());
});
process.on('disconnect', () => process.exit());
process.send?.({ port: await kinds[kind]?.() });
