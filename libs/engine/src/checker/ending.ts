import type { EndSignal } from '@dialtone/checkers';

/**
 * The end of one check as it comes from outside, once at most. An `AbortController` and its signal would do as well; they are
 * events, their target and its listeners, for each of a thousand checks a second, and hardly one of those is ended so.
 */
export class Ending implements EndSignal {
  aborted = false;
  reason: unknown = undefined;
  private listeners: (() => void)[] = [];

  addEventListener(_type: 'abort', listener: () => void): void {
    this.listeners.push(listener);
  }

  removeEventListener(_type: 'abort', listener: () => void): void {
    const place = this.listeners.indexOf(listener);
    if (place >= 0) this.listeners.splice(place, 1);
  }

  /** Tells those who listen. Safe to call again. */
  abort(reason: unknown): void {
    if (this.aborted) return;
    this.aborted = true;
    this.reason = reason;
    for (const tell of this.listeners.splice(0)) tell();
  }
}
