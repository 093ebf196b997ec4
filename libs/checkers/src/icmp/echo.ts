import type { CheckContext } from '../checker.js';
import type { Owner } from '../observe.js';

/** What is asked of a host. */
export interface EchoRequest {
  /** An IP address as text. */
  readonly address: string;
  readonly count: number;
  /** From one request to the next; 0 sends all at once. */
  readonly intervalMs: number;
  /** Of the payload, in bytes. */
  readonly size: number;
  /** How many routers may pass it on. */
  readonly ttl: number;
  readonly dontFragment: boolean;
  /** Whether the first reply is enough, and ends the asking. */
  readonly stopAtFirstReply: boolean;
  /** How long replies are worth something. */
  readonly timeoutMs: number;
}

/** What came back so far; it grows while the requests are under way. */
export class Echoes {
  /** How many requests count. */
  sent = 0;
  /** What a router on the way, or our own system, says: `no route to the host, says 10.0.0.1`. */
  refusal?: string;
  /** Of the last reply; how many routers it could still have passed. */
  hopLimit?: number;
  readonly #roundTripsMs: (number | undefined)[] = [];

  /** The reply to a request, by its place among them; a second one to the same is none. */
  reply(at: number, roundTripMs: number, hopLimit?: number): void {
    this.#roundTripsMs[at] ??= roundTripMs;
    if (hopLimit !== undefined) this.hopLimit = hopLimit;
  }

  /** Of each reply in the order of the requests, in milliseconds. */
  get roundTripsMs(): readonly number[] {
    return this.#roundTripsMs.filter(ms => ms !== undefined);
  }

  get meanMs(): number | undefined {
    const times = this.roundTripsMs;
    return times.length === 0 ? undefined : times.reduce((sum, ms) => sum + ms, 0) / times.length;
  }
}

/** Whom the asking belongs to: what it holds is let go of when that is over. */
export interface EchoOwner extends Owner {
  readonly context: Pick<CheckContext, 'after'>;
}

/**
 * A way to send ICMP echo requests. Ends when every request was answered or refused, or at the first reply where that
 * is enough; it does not end by itself while a request is unanswered. It fails only for reasons of our own.
 */
export type Echo = (request: EchoRequest, echoes: Echoes, owner: EchoOwner) => Promise<void>;
