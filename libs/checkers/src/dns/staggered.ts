import type { CheckContext } from '../checker.js';
import type { Owner } from '../observe.js';

/** One of several ways to the same answer. */
export interface Attempt<T> {
  readonly start: () => Promise<T>;
  /** How long it is waited for alone. */
  readonly waitMs: number;
}

/**
 * The first answer. Attempts are started in order, the next when the one before has failed or its time has passed; those
 * that were started stay in the race. The last has all the time there is.
 * @throws the first failure, once all have failed
 */
export function staggered<T>(
  watch: Owner & { readonly context: Pick<CheckContext, 'after'> },
  attempts: readonly Attempt<T>[],
): Promise<T> {
  return new Promise<T>(resolve => {
    const failed: Promise<T>[] = [];
    let started = 0;
    let cancel = (): void => undefined;
    const startNext = (): void => {
      cancel();
      const attempt = attempts[started];
      if (attempt === undefined) return;
      started += 1;
      const mine = started;
      if (mine < attempts.length) cancel = watch.context.after(attempt.waitMs, startNext);
      const answer = attempt.start();
      answer.then(
        () => {
          cancel();
          resolve(answer);
        },
        () => {
          failed.push(answer);
          if (failed.length === attempts.length) resolve(failed[0] ?? answer);
          else if (mine === started) startNext();
        },
      );
    };
    watch.own(() => {
      cancel();
    });
    startNext();
  });
}
