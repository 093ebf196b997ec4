import type { ClientHttp2Session, ClientHttp2Stream, IncomingHttpHeaders } from 'node:http2';
import { connect, constants } from 'node:http2';
import type { Duplex } from 'node:stream';
import type { AnswerHead, BodySink, Flow, Hear } from './http-answer.js';
import type { HttpRequest } from './http-request.js';
import { rawHeaders } from './http-request.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';

/** Interim answers before the real one. */
const mostInterim = 100;

/** One request of HTTP/2. */
export interface Http2Request {
  readonly request: HttpRequest;
  /** Path and query. */
  readonly path: string;
}

/**
 * Sends one request over a connection of its own, and reads its answer as far as it is wanted.
 * @throws Down, or the network's error
 */
export const exchangeHttp2 = (
  watch: Watch,
  socket: Duplex,
  request: Http2Request,
  hear: Hear,
): Promise<void> =>
  new Promise((resolve, reject) => {
    if (socket.destroyed) {
      reject(socket.errored ?? new Down('CONNECT', silentEnd(watch.peer)));
      return;
    }
    const session = connect(request.request.url.origin, {
      createConnection: () => socket,
      settings: { enablePush: false },
    });
    watch.own(() => {
      session.destroy();
    });
    new Http2Exchange(watch, session, hear, { resolve, reject }).send(request);
  });

interface Settling {
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

class Http2Exchange implements Flow {
  #stream?: ClientHttp2Stream;
  #sink?: BodySink;
  #speaks = false;
  #interim = 0;
  #bytes = 0;
  #ended = false;
  #settled = false;

  constructor(
    private readonly watch: Watch,
    private readonly session: ClientHttp2Session,
    private readonly listener: Hear,
    private readonly settling: Settling,
  ) {
    session.once('remoteSettings', () => {
      this.#speaks = true;
    });
    session.on('error', (error: Error) => {
      this.#fail(this.#meaning(error));
    });
    session.once('close', () => {
      this.#fail(this.#breakOff());
    });
  }

  send({ request, path }: Http2Request): void {
    const { body } = request;
    const stream = this.session.request(headersOf(request, path), {
      endStream: body === undefined,
    });
    this.#stream = stream;
    stream.on('headers', () => {
      this.#interim += 1;
      if (this.#interim > mostInterim)
        this.#fail(
          this.#notHttp2(`more than ${mostInterim} interim answers came before the real one`),
        );
    });
    stream.once('response', headers => {
      this.#hear(headers);
    });
    stream.on('error', (error: Error) => {
      this.#fail(this.#meaning(error));
    });
    stream.once('close', () => {
      // A stream that is reset ends as well, and says so only when it closes.
      if (this.#ended && stream.rstCode === constants.NGHTTP2_NO_ERROR) this.#sink?.end();
      else this.#fail(this.#breakOff());
    });
    if (body !== undefined) stream.end(body);
  }

  pause(): void {
    this.#stream?.pause();
  }

  resume(): void {
    this.#stream?.resume();
  }

  stop(problem?: Down): void {
    if (problem !== undefined) {
      this.#fail(problem);
      return;
    }
    if (this.#settled) return;
    this.#settled = true;
    this.session.destroy();
    this.settling.resolve();
  }

  #hear(headers: IncomingHttpHeaders & { ':status'?: number }): void {
    try {
      this.#sink = this.listener(headOf(headers), this);
    } catch (error) {
      this.#fail(error);
      return;
    }
    if (this.#sink === undefined) {
      this.stop();
      return;
    }
    this.#stream?.on('data', (chunk: Buffer) => {
      this.#take(chunk);
    });
    this.#stream?.once('end', () => {
      this.#ended = true;
    });
  }

  #take(chunk: Buffer): void {
    if (this.#settled) return;
    this.#bytes += chunk.length;
    try {
      this.#sink?.take(chunk);
    } catch (error) {
      this.#fail(error);
    }
  }

  #meaning(error: Error): unknown {
    const code = 'code' in error ? String(error.code) : '';
    if (!code.startsWith('ERR_HTTP2_')) return error;
    return this.#speaks
      ? this.#notHttp2(error.message)
      : new Down('PROTOCOL', `${this.watch.peer} does not speak HTTP/2`);
  }

  #notHttp2(detail: string): Down {
    return new Down('PROTOCOL', `the answer of ${this.watch.peer} is not HTTP/2: ${detail}`);
  }

  #breakOff(): Down {
    if (this.#sink === undefined) return new Down('CONNECT', silentEnd(this.watch.peer));
    return new Down('PROTOCOL', `the answer broke off after ${this.#bytes} bytes of its body`);
  }

  #fail(error: unknown): void {
    if (this.#settled) return;
    this.#settled = true;
    this.session.destroy();
    this.settling.reject(error);
  }
}

/** Headers of a connection, which HTTP/2 does not know (RFC 9113 8.2.2), and the one that `:authority` stands for. */
const ofConnection = new Set([
  'connection',
  'host',
  'http2-settings',
  'keep-alive',
  'proxy-connection',
  'te',
  'upgrade',
]);

function headersOf(request: HttpRequest, path: string): Record<string, string | string[]> {
  const raw = rawHeaders(request);
  const headers: Record<string, string | string[]> = {
    ':method': request.method,
    ':scheme': request.url.scheme,
    ':authority': request.url.host,
    ':path': path,
  };
  for (let at = 0; at < raw.length; at += 2) {
    const name = (raw[at] ?? '').toLowerCase();
    const value = raw[at + 1] ?? '';
    if (name === 'host') headers[':authority'] = value;
    if (ofConnection.has(name)) continue;
    const before = headers[name];
    headers[name] = before === undefined ? value : [before, value].flat();
  }
  return headers;
}

function headOf(headers: IncomingHttpHeaders & { ':status'?: number }): AnswerHead {
  const fields: string[] = [];
  for (const [name, value] of Object.entries(headers))
    if (!name.startsWith(':') && value !== undefined)
      for (const each of [value].flat()) fields.push(name, each);
  return { version: '2', status: headers[':status'] ?? 0, statusText: '', fields };
}

const silentEnd = (peer: string): string => `${peer} closed the connection without an answer`;
