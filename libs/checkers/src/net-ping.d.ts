/** The part of net-ping 1.2.4 that is used; it brings no types. */
declare module 'net-ping' {
  import type { EventEmitter } from 'node:events';

  export const NetworkProtocol: { readonly IPv4: 1; readonly IPv6: 2 };

  export interface SessionOptions {
    networkProtocol?: 1 | 2;
    /** 16 bits: which echo replies are ours. */
    sessionId?: number;
    /** How often an unanswered request is sent again. */
    retries?: number;
    /** In bytes, with the 8 of the ICMP header. */
    packetSize?: number;
    /** Of each request, in milliseconds; read when the request is made. */
    timeout?: number;
  }

  /** An echo request under way. */
  export interface Request {
    readonly id: number;
    type?: number;
    code?: number;
  }

  export class Session extends EventEmitter {
    constructor(options?: SessionOptions);
    timeout: number;
    readonly sessionId: number;
    /** The id of the request that was made last. */
    readonly nextId: number;
    readonly reqs: Partial<Record<number, Request>>;
    pingHost(target: string, callback: (error: Error | null, target: string) => void): this;
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

  export class DestinationUnreachableError extends Error {
    readonly source: string;
  }
  export class TimeExceededError extends Error {
    readonly source: string;
  }
  export class RequestTimedOutError extends Error {}
}
