import type { Outcome, Target, TargetOf, TargetType } from '@dialtone/model';
import type { Egress } from './network/egress.js';

/** As much of an `AbortSignal` as a check needs; every one of those will do. */
export interface EndSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What a check may use of the world. */
export interface CheckContext {
  /**
   * Ends the check, to the last byte. Aborted with a `TimeoutError` it is the deadline, and the check answers TIMEOUT;
   * aborted with anything else the check is not wanted any more, and rejects with the signal's reason.
   */
  readonly signal: EndSignal;
  /** The whole time that the check has; for protocols that divide it among several requests. */
  readonly timeoutMs: number;
  /** Where we may connect. */
  readonly egress: Egress;
  /** The wall clock, in milliseconds since 1970: what certificates and tokens are dated by. */
  readonly now: () => number;
  /** Calls back once, after the given time, unless the returned function was called before. */
  readonly after: (delayMs: number, then: () => void) => () => void;
}

/** One look at a target. A target being down is a value; a throw is our bug, or the caller's abort. */
export type Checker<T extends Target> = (target: T, context: CheckContext) => Promise<Outcome>;

/** One checker per target type. */
export type Checkers = { readonly [T in TargetType]: Checker<TargetOf<T>> };
