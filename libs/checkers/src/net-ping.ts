import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';

/** An echo request under way. */
export interface Request {
  /** 16 bits: the sequence number. */
  readonly id: number;
  readonly target: string;
  /** How often it is sent again while it has no answer. */
  readonly retries: number;
  readonly timeout: number;
  readonly callback: (error: Error | null) => void;
  type?: number;
  code?: number;
}

interface SessionOptions {
  readonly networkProtocol: number;
  /** 16 bits: which echo replies are ours. */
  readonly sessionId: number;
  /** In bytes, with the 8 of the ICMP header. */
  readonly packetSize: number;
}

interface PingSession extends EventEmitter<{ error: [Error]; close: [] }> {
  readonly sessionId: number;
  readonly reqs: Partial<Record<number, Request>>;
  /** Undefined when all 65535 are under way. */
  _generateId(): number | undefined;
  reqQueue(request: Request): this;
  /** Forgets a request and its timer; its callback is not called any more. */
  reqRemove(id: number): Request | undefined;
  /** Which request a packet answers. */
  fromBuffer(packet: Buffer): Request | null | undefined;
  /** Called when the kernel is ready to take the request. */
  onBeforeSocketSend(request: Request): void;
  /** Called when the kernel has taken the request; starts its timer. */
  onSocketSend(request: Request, error: Error | null, bytes: number): void;
  close(): this;
}

/** What a router on the way says, and which. */
interface SourcedError extends Error {
  readonly source: string;
}

interface NetPing {
  readonly NetworkProtocol: { readonly IPv4: number; readonly IPv6: number };
  /** Opens its raw socket. @throws Error when that is not permitted */
  readonly Session: new (options: SessionOptions) => PingSession;
  readonly DestinationUnreachableError: new (source: string) => SourcedError;
  readonly TimeExceededError: new (source: string) => SourcedError;
}

/**
 * The part of net-ping 1.2.4 that is used. The package brings no types; they stand here and not in an ambient
 * declaration, so that projects which compile this source see them too.
 */
export const ping = createRequire(import.meta.url)('net-ping') as NetPing;
