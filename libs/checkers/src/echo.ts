import type { Owner } from './observe.js';

/** What was asked of a host. */
export interface EchoRequest {
  /** An IP address as text. */
  readonly address: string;
  readonly count: number;
  /** When the asking ends by itself, should nobody end it before. */
  readonly timeoutMs: number;
}

/** What came back so far; it grows while the requests are under way. */
export class Echoes {
  /** Of each reply, in milliseconds. */
  readonly roundTripsMs: number[] = [];
  /** What a router on the way, or our own system, says: `no route to the host, says 10.0.0.1`. */
  refusal?: string;

  get meanMs(): number | undefined {
    const { length } = this.roundTripsMs;
    return length === 0 ? undefined : this.roundTripsMs.reduce((sum, ms) => sum + ms, 0) / length;
  }
}

/**
 * A way to send ICMP echo requests. Ends when every request was answered, refused or given up on, and fails only
 * for reasons of our own. What it holds is given to the owner.
 */
export type Echo = (request: EchoRequest, echoes: Echoes, owner: Owner) => Promise<void>;
