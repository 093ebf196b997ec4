import type { EndSignal } from '../checker.js';

/** How long behind its deadline a check may take until it is over. */
const patienceMs = 250;

/**
 * Waits for a check, and fails when it is not over soon behind its deadline.
 * A timer of the same process tells so, begun at the deadline: what holds up the machine holds up both alike.
 */
export async function overBy<T>(signal: EndSignal, checking: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  let timer: NodeJS.Timeout | undefined;
  const begin = () => {
    timer = setTimeout(() => {
      late.reject(new Error(`The check was not over ${patienceMs} ms behind its deadline.`));
    }, patienceMs);
  };
  signal.addEventListener('abort', begin);
  try {
    return await Promise.race([checking, late.promise]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', begin);
  }
}

/**
 * The time for a check that is to end so: little where only a deadline ends it. What ends by itself is given all the time
 * that a crowded machine takes, or it would be TIMEOUT now and then.
 */
export const timeoutFor = (reason: string, shortMs: number): number =>
  reason === 'TIMEOUT' ? shortMs : 15_000;
