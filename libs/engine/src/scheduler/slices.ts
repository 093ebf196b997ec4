import type { Cancel, Clock } from '../clock.js';

/** As long as this may work that can wait hold the event loop at a time. */
const sliceMs = 5;

/** Work that can wait, done in order and in slices, so that checks and their answers come in between. */
export class Slices {
  private readonly waiting: Iterator<unknown>[] = [];
  private cancelNext: Cancel | undefined;

  constructor(private readonly clock: Clock) {}

  /** Takes on work of small steps. It begins at once when nothing else waits. */
  add(work: Iterator<unknown>): void {
    this.waiting.push(work);
    if (this.waiting.length === 1) this.slice();
  }

  /** Does at once all that waits. */
  finish(): void {
    this.cancelNext?.();
    this.doUntil(Infinity);
  }

  private slice(): void {
    this.doUntil(this.clock.monotonic() + sliceMs);
    if (this.waiting.length === 0) return;
    this.cancelNext = this.clock.soon(() => {
      this.slice();
    });
  }

  private doUntil(end: number): void {
    for (let work = this.waiting[0]; work !== undefined; work = this.waiting[0]) {
      while (work.next().done !== true) if (this.clock.monotonic() >= end) return;
      this.waiting.shift();
    }
  }
}
