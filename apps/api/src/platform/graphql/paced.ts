import type { Cancel, Clock } from '@dialtone/engine';

/** A client is told at most this often: 4 times a second. */
export const messageEveryMs = 250;
/** Of a client that has taken nothing for this long what gathered is dropped. */
export const patienceMs = 10_000;

/** What gathers for a client between two messages; at most the latest of each thing. */
export interface Gathering<T> {
  readonly hasNews: boolean;
  /** All that gathered. Called only when there are news and the client can take them. */
  take(): T;
  /** The client takes nothing: forget what gathered, and begin anew when it does. */
  drop(): void;
  /** The client has left. */
  end(): void;
}

/**
 * A subscription that is told of in messages, each when the one before was taken: graphql-ws asks for the next only once
 * the socket has drained. So nothing ever queues for a client that does not read.
 */
export class Paced<T> implements AsyncIterableIterator<T> {
  private waiting: PromiseWithResolvers<IteratorResult<T>> | undefined;
  private cancel: Cancel | undefined;
  private takenAt = -Infinity;
  private over = false;

  constructor(
    private readonly gathering: Gathering<T>,
    private readonly clock: Clock,
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<T>> {
    if (this.over) return { value: undefined, done: true };
    this.waiting = Promise.withResolvers();
    const { promise } = this.waiting;
    this.wake();
    return promise;
  }

  /** To be called when something has gathered: tells it as soon as may be. */
  wake(): void {
    if (this.cancel !== undefined || !this.gathering.hasNews) return;
    const passedMs = this.clock.monotonic() - this.takenAt;
    if (this.waiting === undefined) {
      // Before its first message a client has nothing to be behind of.
      if (passedMs > patienceMs && this.takenAt !== -Infinity) this.gathering.drop();
    } else if (passedMs >= messageEveryMs) {
      this.tell(this.waiting);
    } else {
      this.cancel = this.clock.after(messageEveryMs - passedMs, () => {
        this.cancel = undefined;
        this.wake();
      });
    }
  }

  async return(): Promise<IteratorResult<T>> {
    if (!this.over) this.gathering.end();
    this.over = true;
    this.cancel?.();
    this.waiting?.resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  }

  async throw(): Promise<IteratorResult<T>> {
    return this.return();
  }

  private tell(waiting: PromiseWithResolvers<IteratorResult<T>>): void {
    this.waiting = undefined;
    this.takenAt = this.clock.monotonic();
    // Once all listeners have heard what woke us: each may have more to say of it.
    queueMicrotask(() => {
      if (this.over) waiting.resolve({ value: undefined, done: true });
      else waiting.resolve({ value: this.gathering.take(), done: false });
    });
  }
}
