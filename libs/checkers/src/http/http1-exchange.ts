import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { AnswerHead, BodySink, Flow, Hear } from './http-answer.js';
import { NotHttp } from './http1-head.js';
import { Http1Response, type ResponseHearer } from './http1-response.js';
import type { Ear } from '../network/connect.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';

/** A connection that is ready to carry requests of HTTP/1. */
export interface Line {
  readonly socket: Duplex;
  /** Of a socket that reads into memory of ours, the first of those held: who hears it at present. Others say `data`. */
  readonly ear?: Ear;
  /** What the connection stands on: of one with TLS also the one below. */
  readonly held?: readonly Socket[];
  /** Whether anything was heard over it since it was sent a request. */
  heard?: boolean;
}

/** One request as it goes over the line. */
export interface Http1Request {
  readonly isHead: boolean;
  /** Request line, headers and the blank line. */
  readonly head: string;
  readonly body?: Buffer;
}

/** How an exchange ended that went well. */
export interface Http1End {
  /** Whether the line may carry another request. */
  readonly reusable: boolean;
}

/**
 * Sends one request, once, and reads its answer as far as it is wanted.
 * @throws Down, or the network's error
 */
export const exchangeHttp1 = (
  watch: Watch,
  line: Line,
  request: Http1Request,
  hear: Hear,
): Promise<Http1End> =>
  new Promise((resolve, reject) => {
    new Http1Exchange(watch, line, hear, { isHead: request.isHead, resolve, reject }).send(request);
  });

interface Settling {
  readonly isHead: boolean;
  readonly resolve: (end: Http1End) => void;
  readonly reject: (error: unknown) => void;
}

/** The least that a packet of TCP holds, by IPv4. */
const packetBytes = 536;

class Http1Exchange implements Flow, ResponseHearer {
  readonly #response: Http1Response;
  #sink?: BodySink;
  #settled = false;

  constructor(
    private readonly watch: Watch,
    private readonly line: Line,
    private readonly listener: Hear,
    private readonly settling: Settling,
  ) {
    this.#response = new Http1Response(this, ({ status }) => settling.isHead || hasNoBody(status));
  }

  send({ head, body }: Http1Request): void {
    const { socket, ear, held } = this.line;
    if (socket.destroyed) {
      // Broken together with the end of the handshake: a request over it would never hear of that.
      this.#fail(socket.errored ?? new Down('CONNECT', silentEnd(this.watch.peer)));
      return;
    }
    if (ear === undefined) socket.on('data', this.#take);
    else ear.hear = this.#take;
    socket.on('error', this.#fail).on('end', this.#close).on('close', this.#close);
    // Of more than a packet the last would wait until those before have arrived.
    if (ear !== undefined && head.length + (body?.length ?? 0) > packetBytes)
      held?.[0]?.setNoDelay();
    if (body === undefined) socket.write(head, 'latin1');
    else socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body]));
  }

  head(head: AnswerHead): void {
    this.#sink = this.listener(head, this);
    if (this.#sink === undefined) this.stop();
  }

  body(chunk: Buffer): void {
    this.#sink?.take(chunk);
  }

  end(): void {
    this.#sink?.end();
  }

  pause(): void {
    this.line.socket.pause();
  }

  resume(): void {
    this.line.socket.resume();
  }

  stop(problem?: Down): void {
    this.#response.stop();
    if (problem !== undefined) {
      this.#fail(problem);
      return;
    }
    if (!this.#let()) return;
    this.settling.resolve({ reusable: this.#response.reusable });
  }

  readonly #take = (chunk: Buffer): void => {
    this.line.heard = true;
    try {
      this.#response.take(chunk);
    } catch (error) {
      this.#fail(error instanceof NotHttp ? notHttp(this.watch.peer, error) : error);
    }
  };

  readonly #close = (): void => {
    this.#response.close();
    if (!this.#response.isOver) this.#fail(this.#breakOff());
  };

  #breakOff(): Down {
    const { began, hasHead, bodyBytes } = this.#response;
    if (!began) return new Down('CONNECT', silentEnd(this.watch.peer));
    return new Down(
      'PROTOCOL',
      hasHead
        ? `the answer broke off after ${bodyBytes} bytes of its body`
        : `the answer of ${this.watch.peer} broke off within its headers`,
    );
  }

  readonly #fail = (error: unknown): void => {
    if (!this.#let()) return;
    this.line.socket.destroy();
    this.settling.reject(error);
  };

  /** The line belongs to nobody now. */
  #let(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    const { socket, ear } = this.line;
    if (ear === undefined) socket.off('data', this.#take);
    else ear.hear = undefined;
    socket.off('error', this.#fail).off('end', this.#close).off('close', this.#close);
    return true;
  }
}

/** RFC 9112 6.3: what follows a 101 is another protocol. */
const hasNoBody = (status: number): boolean => status === 101 || status === 204 || status === 304;

const notHttp = (peer: string, { message }: NotHttp): Down =>
  new Down('PROTOCOL', `the answer of ${peer} is not HTTP: ${message}`);

const silentEnd = (peer: string): string => `${peer} closed the connection without an answer`;
