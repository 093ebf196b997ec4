import { randomInt } from 'node:crypto';
import { addressBytes } from '../network/cidr.js';
import type { EchoRequest } from './echo.js';
import type { Family } from './echo-packet.js';
import {
  type EchoPacket,
  echoRequest,
  headerBytes,
  isSoundReply,
  packetOf,
} from './echo-packet.js';
import { isForNow, refusalBy, refusalOf } from './echo-refusal.js';
import { hearOnly, moreRoom, SendOptions } from './echo-socket.js';
import { ping } from './net-ping.js';
import type { Owner } from '../observe.js';

/** What became of one echo request. */
export type EchoAnswer =
  | { readonly kind: 'reply'; readonly roundTripMs: number; readonly hopLimit?: number }
  | { readonly kind: 'refused'; readonly message: string };

interface Pending {
  readonly asked: EchoRequest;
  readonly packet: Buffer;
  sentAt: number;
  readonly end: (answer: EchoAnswer) => void;
  readonly fail: (error: Error) => void;
}

/** The kernel keeps what comes for us while we send; it has room for some hundreds. */
const mostUnheard = 32;

/**
 * net-ping's session and its raw socket, with requests of our own: without a timer for each, sent at once, told apart
 * by the address, the numbers and the payload of what comes back, and taken back without a trace.
 */
export class EchoSession extends ping.Session {
  /** Why the socket cannot be used any more. */
  broken?: Error;
  /** By sequence number. */
  readonly #pending = new Map<number, Pending>();
  readonly #options: SendOptions;
  #sequence = 0;
  #unheard = 0;
  #ended: (() => void)[] = [];

  /** @throws Error when raw sockets are not permitted */
  constructor(private readonly family: Family) {
    super({
      networkProtocol: family === 4 ? ping.NetworkProtocol.IPv4 : ping.NetworkProtocol.IPv6,
      // Not the process id, which is 1 in every container: replies are told apart by it among others.
      sessionId: randomInt(1, 65_535),
    });
    const socket = this.getSocket();
    hearOnly(socket, family);
    moreRoom(socket);
    this.#options = new SendOptions(socket, family);
    this.on('error', error => {
      this.#break(error);
    });
  }

  /** How many requests are under way. */
  get pending(): number {
    return this.#pending.size;
  }

  /** Sends one request; taken back when the owner's work is over. */
  echo(asked: EchoRequest, owner: Owner): Promise<EchoAnswer> {
    return new Promise<EchoAnswer>((resolve, reject) => {
      const sequence = this.#free();
      const mark = { id: this.sessionId, sequence };
      const packet = echoRequest(this.family, mark, asked.size);
      const pending: Pending = { asked, packet, sentAt: 0, end: resolve, fail: reject };
      this.#pending.set(sequence, pending);
      owner.own(() => {
        // When it is over, its number may stand for somebody else's request.
        if (this.#pending.get(sequence) === pending) this.#pending.delete(sequence);
      });
      this.#send(sequence, pending);
    });
  }

  /** Set before each packet, by each request for itself. */
  override setTTL(): void {
    return undefined;
  }

  override onSocketMessage(packet: Buffer, source: string): void {
    const heardAt = performance.now();
    this.#unheard = 0;
    const heard = packetOf[this.family](packet);
    if (heard?.id !== this.sessionId) return;
    const pending = this.#pending.get(heard.sequence);
    if (pending === undefined || !isAbout(pending, heard, source)) return;
    this.#end(heard.sequence, pending, answerOf(pending, heard, { source, heardAt }));
  }

  #free(): number {
    if (this.#pending.size > 0xffff) throw new Error('Too many echo requests are under way.');
    do this.#sequence = (this.#sequence + 1) & 0xffff;
    while (this.#pending.has(this.#sequence));
    return this.#sequence;
  }

  #send(sequence: number, pending: Pending): void {
    const { asked, packet } = pending;
    const socket = this.getSocket();
    try {
      this.#options.apply(asked);
      pending.sentAt = performance.now();
      socket.wrap.send(packet, 0, packet.length, asked.address, sent);
    } catch (error) {
      this.#notSent(sequence, pending, error);
    }
    this.#unheard += 1;
    if (this.#unheard > mostUnheard) this.#hearWhatCame();
  }

  /** What the kernel has no room for waits until it has; what it refuses is refused. */
  #notSent(sequence: number, pending: Pending, error: unknown): void {
    const { asked, packet } = pending;
    if (!(error instanceof Error)) throw error;
    if (isForNow(error)) {
      const before = () => {
        this.#options.apply(asked);
        pending.sentAt = performance.now();
      };
      this.getSocket().send(packet, 0, packet.length, asked.address, before, later => {
        if (later !== null) this.#refused(sequence, pending, later);
      });
    } else this.#refused(sequence, pending, error);
  }

  #refused(sequence: number, pending: Pending, error: Error): void {
    const message = refusalOf(error, pending.asked);
    if (message !== undefined) this.#end(sequence, pending, { kind: 'refused', message });
    else if (this.#pending.delete(sequence)) pending.fail(error);
  }

  /** Not only when the loop comes round: on this machine a reply is there before the next request is sent. */
  #hearWhatCame(): void {
    const { wrap, buffer } = this.getSocket();
    try {
      for (let at = 0; at < 4 * mostUnheard; at += 1)
        wrap.recv(buffer, (_buffer, bytes, source) => {
          this.onSocketMessage(buffer.subarray(0, bytes), source);
        });
    } catch (error) {
      // Nothing more is there.
      if (!(error instanceof Error) || !isForNow(error)) throw error;
    }
    this.#unheard = 0;
  }

  /**
   * The binding calls us outside of what Node runs promises after, so those who wait would do so until something else
   * happens; an immediate is something else, and one serves all that came by then.
   */
  #end(sequence: number, pending: Pending, answer: EchoAnswer): void {
    if (this.#pending.get(sequence) !== pending) return;
    this.#pending.delete(sequence);
    if (this.#ended.length === 0)
      setImmediate(() => {
        for (const end of this.#ended.splice(0)) end();
      });
    this.#ended.push(() => {
      pending.end(answer);
    });
  }

  #break(error: Error): void {
    if (isForNow(error)) return;
    this.broken = error;
    this.close();
    const pending = [...this.#pending.values()];
    this.#pending.clear();
    for (const { fail } of pending) fail(error);
  }
}

const sent = (): void => undefined;

/** Whether a packet is about this request, and whole: anybody may send what bears its numbers. */
function isAbout({ asked, packet }: Pending, heard: EchoPacket, source: string): boolean {
  if (heard.kind === 'error')
    return heard.destination.equals(Buffer.from(addressBytes(asked.address) ?? []));
  return (
    isSame(source, asked.address) &&
    heard.payload.length === packet.length - headerBytes &&
    packet.compare(heard.payload, 0, heard.payload.length, headerBytes) === 0 &&
    (heard.hopLimit === undefined || isSoundReply(packet, heard.checksum))
  );
}

/** IPv6 addresses may be written in more than one way. */
const isSame = (one: string, other: string): boolean =>
  one === other || addressBytes(one)?.join() === addressBytes(other)?.join();

function answerOf(
  { asked, sentAt }: Pending,
  heard: EchoPacket,
  { source, heardAt }: { readonly source: string; readonly heardAt: number },
): EchoAnswer {
  if (heard.kind === 'error')
    return { kind: 'refused', message: refusalBy(source, heard.complaint, asked) };
  const { hopLimit } = heard;
  return {
    kind: 'reply',
    roundTripMs: heardAt - sentAt,
    ...(hopLimit !== undefined && { hopLimit }),
  };
}
