import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTcp, type Server } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { TestCertificate } from './test-certificate.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const text = (body: string, headers: Record<string, string | string[]> = {}): Answer => {
  return response => {
    response.writeHead(200, { 'Content-Length': String(body.length), ...headers }).end(body);
  };
};
const status = (code: number, headers: Record<string, string> = {}): Answer => {
  return response => {
    response.writeHead(code, { 'Content-Length': '5', ...headers }).end('wrong');
  };
};
const redirect = (location: string): Answer => status(302, { Location: location });

const answers: Readonly<Record<string, Answer>> = {
  '/': text('fine', { 'Last-Modified': 'Thu, 01 Jan 2026 00:00:00 GMT' }),
  '/chunked': response => {
    response.writeHead(200);
    response.write('one');
    response.end('two');
  },
  '/headers': text('fine', { 'X-Version': '2.1', 'X-Many': ['one', 'two'] }),
  '/bad-date': text('fine', { 'Last-Modified': 'yesterday' }),
  '/empty': response => {
    response.writeHead(204).end();
  },
  '/404': status(404),
  '/500': status(500),
  '/redirect': redirect('/'),
  '/twice': redirect('/redirect'),
  '/to-nowhere': redirect('http://127.0.0.1:1/'),
  '/to-unknown': redirect('http://nosuch.invalid/'),
  '/no-location': status(302),
  '/silent': () => undefined,
  '/half': response => {
    response.writeHead(200, { 'Content-Length': '10' });
    response.write('half');
  },
  '/reset': (_response, request) => request.socket.destroy(),
  '/broken': (response, request) => {
    response.writeHead(200, { 'Content-Length': '10' });
    response.write('half', () => request.socket.destroy());
  },
  '/gzip': response => {
    const body = gzipSync('fine, and small');
    response
      .writeHead(200, { 'Content-Encoding': 'gzip', 'Content-Length': String(body.length) })
      .end(body);
  },
  '/big': text('x'.repeat(20_000)),
  '/basic': (response, { headers }) => {
    const known = headers.authorization === `Basic ${btoa('fleet:secret')}`;
    (known ? text('in') : status(401))(response, {} as IncomingMessage);
  },
  '/bearer': (response, { headers }) => {
    const known = headers.authorization === 'Bearer secret';
    (known ? text('in') : status(401))(response, {} as IncomingMessage);
  },
  '/method': (response, { method }) => {
    (method === 'POST' ? text('posted') : status(405))(response, {} as IncomingMessage);
  },
};

function answer(request: IncomingMessage, response: ServerResponse): void {
  request.resume();
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  const round = /^\/round\/(\d+)$/u.exec(path)?.[1];
  if (path === '/host') text(request.headers.host ?? 'none')(response, request);
  else if (round !== undefined) redirect(`/round/${Number(round) + 1}`)(response, request);
  else (answers[path] ?? status(404))(response, request);
}

export const createPlain = (): Server => createServer(answer);

/** Speaks HTTP/2 and HTTP/1.1, as it is asked. */
export const createSecure = ({ cert, key }: TestCertificate): Server =>
  createSecureServer({ cert, key, allowHTTP1: true }, (request, response) => {
    if (request.url === '/to-plain')
      response.writeHead(302, { location: 'http://127.0.0.1:1/', 'content-length': '0' }).end();
    else response.writeHead(200, { 'content-length': '4' }).end('safe');
  });

/** Says the same to everybody and leaves. */
export const createRaw = (bytes: string): Server =>
  createTcp(socket => {
    socket.once('data', () => socket.end(bytes));
  });
