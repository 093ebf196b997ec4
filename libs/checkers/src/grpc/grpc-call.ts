import type {
  ClientHttp2Session,
  ClientHttp2Stream,
  IncomingHttpHeaders,
  IncomingHttpStatusHeader,
} from 'node:http2';
import { connect as open, constants } from 'node:http2';
import type { Socket } from 'node:net';
import { frameHead } from './health-message.js';
import { Down } from '../observe.js';
import type { Watch } from '../observe.js';
import { userAgent } from '../user-agent.js';

export interface GrpcCall {
  /** What stands before the slash, and what behind it: `grpc.health.v1.Health/Check`. */
  readonly method: string;
  /** `example.com:443` */
  readonly authority: string;
  readonly secure: boolean;
  /** In its frame. */
  readonly message: Buffer;
}

type AnswerHeaders = IncomingHttpHeaders & IncomingHttpStatusHeader;

/** What came back, as far as it came. */
export interface GrpcAnswer {
  readonly headers: AnswerHeaders;
  readonly trailers: IncomingHttpHeaders;
  /** The one message, without its frame; absent when the status came alone. */
  readonly message?: Buffer;
}

/** An answer of health takes a few bytes. */
const mostBytes = 65_536;

/**
 * One call with one message, over a connection of ours.
 * @throws Down with the reason PROTOCOL when the peer does not speak HTTP/2 or breaks the call off
 */
export async function callGrpc(watch: Watch, socket: Socket, call: GrpcCall): Promise<GrpcAnswer> {
  const { peer } = watch;
  watch.enter('processing', `no answer from ${peer} to the call`);
  // The authority is said by the request: here stands only what a URL can hold of any host.
  const session = open(call.secure ? 'https://target' : 'http://target', {
    createConnection: () => socket,
    settings: { enablePush: false },
  });
  watch.own(() => {
    session.destroy();
  });
  const stream = session.request({
    ':method': 'POST',
    ':path': `/${call.method}`,
    ':authority': call.authority,
    'content-type': 'application/grpc',
    te: 'trailers',
    'user-agent': userAgent,
    'grpc-timeout': `${Math.max(1, Math.ceil(watch.remainingMs))}m`,
  });
  const answer = answerOf(watch, session, stream);
  stream.end(call.message);
  return answer;
}

function answerOf(
  watch: Watch,
  session: ClientHttp2Session,
  stream: ClientHttp2Stream,
): Promise<GrpcAnswer> {
  const { peer } = watch;
  const message = new OneMessage(peer);
  let headers: AnswerHeaders | undefined;
  let trailers: IncomingHttpHeaders = {};
  return new Promise((resolve, reject) => {
    // All of them stay for the connection's life: an error after the last word must not become an uncaught one.
    session.on('error', (error: Error) => {
      reject(broken(error, peer));
    });
    session.on('goaway', (code, last) => {
      // A server that only takes nothing new still answers what it has taken.
      if (code === constants.NGHTTP2_NO_ERROR && last >= (stream.id ?? 1)) return;
      reject(new Down('PROTOCOL', `${peer} refused the call (GOAWAY, HTTP/2 error ${code})`));
    });
    stream.on('error', (error: Error) => {
      reject(broken(error, peer));
    });
    stream.on('response', fields => {
      headers = fields;
      watch.enter('transfer', `${peer} did not end its answer`);
    });
    stream.on('trailers', (fields: IncomingHttpHeaders) => {
      trailers = fields;
    });
    stream.on('data', (chunk: Buffer) => {
      const problem = message.take(chunk);
      if (problem !== undefined) reject(problem);
    });
    stream.on('close', () => {
      if (headers === undefined) reject(unanswered(session, stream, peer));
      else resolve({ headers, trailers, ...message.whole });
    });
  });
}

/** Collects the one message that there may be. */
class OneMessage {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;
  /** How many bytes there will be, with the frame's head; known once that has come. */
  #whole?: number;

  constructor(private readonly peer: string) {}

  /** @returns what is wrong, as soon as it is seen */
  take(chunk: Buffer): Down | undefined {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    if (this.#whole === undefined) {
      const head = Buffer.concat(this.#chunks);
      if (head.length > 0 && head[0] !== 0) return this.#problem('compresses, unasked,');
      if (head.length < frameHead) return undefined;
      this.#whole = frameHead + head.readUInt32BE(1);
    }
    return Math.max(this.#whole, this.#bytes) > Math.min(this.#whole, mostBytes)
      ? this.#problem('sends more than one short message in')
      : undefined;
  }

  get whole(): { readonly message?: Buffer } {
    if (this.#bytes !== this.#whole) return {};
    return { message: Buffer.concat(this.#chunks).subarray(frameHead) };
  }

  #problem(does: string): Down {
    return new Down('PROTOCOL', `${this.peer} ${does} the answer to a question of health`);
  }
}

function unanswered(
  session: ClientHttp2Session,
  { rstCode }: ClientHttp2Stream,
  peer: string,
): Down {
  return session.destroyed || session.closed
    ? new Down('CONNECT', `${peer} closed the connection without an answer`)
    : new Down('PROTOCOL', `${peer} reset the call (HTTP/2 error ${rstCode})`);
}

/** What nghttp2 makes of bytes that are none of HTTP/2. A network's error stays what it is. */
function broken(error: Error, peer: string): Error {
  const code: unknown = Reflect.get(error, 'code');
  return typeof code === 'string' && code.startsWith('ERR_HTTP2_')
    ? new Down('PROTOCOL', `the answer of ${peer} is not HTTP/2: ${error.message}`)
    : error;
}
