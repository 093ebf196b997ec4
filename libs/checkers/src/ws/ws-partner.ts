import { quote, type Step } from '@dialtone/model';
import type { WebSocket } from 'ws';
import type { Partner } from '../talk/converse.js';
import type { Silence } from '../talk/hearing.js';
import { Down } from '../observe.js';

/** As much as a peer is listened to, in bytes; the message that goes beyond it is the last. */
const mostHeardBytes = 1_048_576;

/** Who is at the other end of a WebSocket: each message is a line. A flood stays with the sender. */
export class WsPartner implements Partner {
  readonly listensTo = '1 MiB';
  readonly #messages: Buffer[] = [];
  #bytes = 0;
  #pings = 0;
  #ending?: Error;
  #wake: () => void = () => undefined;

  /** @param told hears every message, as it comes */
  constructor(
    private readonly client: WebSocket,
    private readonly peer: string,
    told: (message: Buffer) => void,
  ) {
    client.on('message', (data: Buffer) => {
      if (this.#isFull) return;
      this.#count(data.length);
      this.#messages.push(data);
      told(data);
      this.#wake();
    });
    client.on('ping', data => {
      this.#pong(data);
    });
    client.on('close', (code, reason) => {
      this.#end(new Down('ANSWER', this.#closed(code, reason.toString())));
    });
    client.on('error', (error: Error) => {
      this.#end(
        new Down('PROTOCOL', `${peer} breaks the protocol of WebSockets: ${error.message}`),
      );
    });
    client.resume();
  }

  async line(): Promise<{ readonly value: string } | Silence> {
    const next = await this.bytes();
    return typeof next === 'string' ? next : { value: next.value.toString() };
  }

  /** The next message as a whole. */
  async bytes(): Promise<{ readonly value: Buffer } | Silence> {
    for (;;) {
      const value = this.#messages.shift();
      if (value !== undefined) return { value };
      if (this.#ending !== undefined) throw this.#ending;
      if (this.#isFull) return 'full';
      await this.#something();
    }
  }

  say(bytes: Buffer, encoding: Step['encoding']): Promise<void> {
    return new Promise((resolve, reject) => {
      this.client.send(bytes, { binary: encoding === 'HEX' }, error => {
        // Whatever keeps it from being sent, the end of the connection says why.
        if (error instanceof Error) void this.#untilEnd().then(reject);
        else resolve();
      });
    });
  }

  async #untilEnd(): Promise<Error> {
    while (this.#ending === undefined) await this.#something();
    return this.#ending;
  }

  #something(): Promise<void> {
    return new Promise(resolve => {
      this.#wake = resolve;
    });
  }

  get #isFull(): boolean {
    return this.#bytes >= mostHeardBytes;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#isFull) this.client.pause();
  }

  #pong(data: Buffer): void {
    this.#pings += 1;
    if (this.#pings <= mostPings) this.client.pong(data);
    else if (this.#ending === undefined) {
      this.#end(new Down('PROTOCOL', `${this.peer} sends pings without end`));
      this.client.terminate();
    }
  }

  /** The first reason is the true one. */
  #end(ending: Error): void {
    this.#ending ??= ending;
    this.#wake();
  }

  #closed(code: number, reason: string): string {
    if (code === noCloseFrame)
      return `${this.peer} broke the connection off within the conversation`;
    const why = [code === noStatus ? '' : String(code), reason === '' ? '' : quote(reason, 123)];
    const detail = why.filter(part => part !== '').join(' ');
    return `${this.peer} closed the conversation${detail === '' ? '' : ` (${detail})`} before it was over`;
  }
}

/** Of pings within one conversation. */
const mostPings = 100;
/** RFC 6455 7.4.1: what stands for codes that did not come. */
const noStatus = 1005;
const noCloseFrame = 1006;
