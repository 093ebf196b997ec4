import { randomInt } from 'node:crypto';
import type { Request } from './net-ping.js';
import { ping } from './net-ping.js';
import type { Owner } from './observe.js';

/** What became of one echo request. */
export type EchoAnswer =
  | { readonly kind: 'reply'; readonly roundTripMs: number }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'lost' };

/**
 * net-ping's session with what it lacks: a moment of sending finer than a millisecond, ICMPv6 errors told to the request
 * that caused them, and a request that can be taken back without a trace.
 */
export class EchoSession extends ping.Session {
  /** Why the socket cannot be used any more. */
  broken?: Error;
  readonly #sentAt = new WeakMap<Request, number>();

  /** @throws Error when raw sockets are not permitted */
  constructor(private readonly family: 4 | 6) {
    super({
      networkProtocol: family === 4 ? ping.NetworkProtocol.IPv4 : ping.NetworkProtocol.IPv6,
      // Not the process id, which is 1 in every container: replies are told apart by it alone.
      sessionId: randomInt(1, 65_535),
      packetSize: 64,
    });
    this.on('error', error => {
      this.#break(error);
    });
  }

  /** Sends one request; taken back when the owner's work is over. */
  echo(target: string, timeout: number, owner: Owner): Promise<EchoAnswer> {
    return new Promise<EchoAnswer>((resolve, reject) => {
      const id = this._generateId();
      if (id === undefined) throw new Error('Too many echo requests are under way.');
      const callback = (error: Error | null) => {
        const answer = error === null ? this.#reply(request) : answerOf(error, target);
        if (answer !== undefined) resolve(answer);
        else reject(this.broken ?? new Error('ICMP failed.', { cause: error }));
      };
      const request: Request = { id, target, retries: 0, timeout, callback };
      this.reqQueue(request);
      owner.own(() => {
        // When it is over, its id may stand for somebody else's request.
        if (this.reqs[id] === request) this.reqRemove(id);
      });
    });
  }

  override onBeforeSocketSend(request: Request): void {
    super.onBeforeSocketSend(request);
    this.#sentAt.set(request, performance.now());
  }

  /** A request that was taken back while it waited for the kernel gets no timer, which would end another's. */
  override onSocketSend(request: Request, error: Error | null, bytes: number): void {
    if (this.reqs[request.id] === request) super.onSocketSend(request, error, bytes);
  }

  /** net-ping looks for its id in the head of an ICMPv6 error, where it never is: it stands in the packet inside. */
  override fromBuffer(packet: Buffer): Request | null | undefined {
    const type = packet[0] ?? 0;
    if (this.family === 4 || type < 1 || type > 4) return super.fromBuffer(packet);
    const inner = icmpHeader + ipv6Header;
    if (packet.length < inner + icmpHeader) return undefined;
    if (packet.readUInt16BE(inner + 4) !== this.sessionId) return undefined;
    const request = this.reqs[packet.readUInt16BE(inner + 6)];
    if (request === undefined) return undefined;
    request.type = type;
    request.code = packet.readUInt8(1);
    return request;
  }

  #reply(request: Request): EchoAnswer {
    const now = performance.now();
    return { kind: 'reply', roundTripMs: now - (this.#sentAt.get(request) ?? now) };
  }

  #break(error: Error): void {
    if (/temporarily unavailable/iu.test(error.message)) return;
    this.broken = error;
    this.close();
  }
}

const icmpHeader = 8;
const ipv6Header = 40;

/** Undefined when the error says nothing about the host. */
function answerOf(error: Error, address: string): EchoAnswer | undefined {
  if (error.name === 'RequestTimedOutError') return { kind: 'lost' };
  if (error instanceof ping.DestinationUnreachableError)
    return { kind: 'refused', message: `${address} cannot be reached, says ${error.source}` };
  if (error instanceof ping.TimeExceededError)
    return { kind: 'refused', message: `the way to ${address} is too long, says ${error.source}` };
  // What the kernel says to sending comes as its text alone.
  if (!kernelRefusals.test(error.message)) return undefined;
  return {
    kind: 'refused',
    message: `${address} cannot be reached: ${error.message.toLowerCase()}`,
  };
}

const kernelRefusals =
  /^(?:network is unreachable|no route to host|host is down|network is down|operation not permitted|permission denied|invalid argument|cannot assign requested address)/iu;
