/** Hands one value to a subscriber; does nothing once the subscription is over. */
export type Push<T> = (value: T) => void;

/**
 * A client that reads slower than it is sent to keeps at most this much of it waiting; the oldest goes first. Thousands
 * of probes may change within one turn, before anybody can read.
 */
const mostWaiting = 10_000;

/**
 * A subscription's values as they come. Leaving frees its listener at once, also while nothing comes: an async
 * generator would hold it until its next value.
 * @param listen starts to push, and answers how to stop
 */
export function live<T>(listen: (push: Push<T>) => () => void): AsyncIterableIterator<T> {
  const waiting: T[] = [];
  let next: PromiseWithResolvers<IteratorResult<T>> | undefined;
  let over = false;
  const stop = listen(value => {
    if (over) return;
    if (next !== undefined) {
      next.resolve({ value, done: false });
      next = undefined;
      return;
    }
    waiting.push(value);
    if (waiting.length > mostWaiting) waiting.shift();
  });
  const end = async (): Promise<IteratorResult<T>> => {
    over = true;
    stop();
    waiting.length = 0;
    next?.resolve({ value: undefined, done: true });
    return Promise.resolve({ value: undefined, done: true });
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const value = waiting.shift();
      if (value !== undefined) return Promise.resolve({ value, done: false });
      if (over) return Promise.resolve({ value: undefined, done: true });
      next = Promise.withResolvers();
      return next.promise;
    },
    return: end,
    throw: end,
  };
}
