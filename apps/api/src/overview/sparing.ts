import type { Clock } from '@dialtone/engine';

/** Nothing is read again before a minute has passed. */
const leastMs = 60_000;
/** Nor before a hundred times as long as reading it took: at most one percent of a thread goes into it. */
const patience = 100;

/**
 * An answer that is dear to find out and need not be of this very moment: whoever asks meanwhile is given the last one, and
 * all who ask while it is found out wait for the same.
 */
export class Sparing<T> {
  private reading: Promise<T> | undefined;
  private goodUntil = -Infinity;

  /** @param read what is wrong with it is told to all who wait, and it is tried again the next time */
  constructor(
    private readonly read: () => Promise<T>,
    private readonly clock: Clock,
  ) {}

  async get(): Promise<T> {
    if (this.reading === undefined || this.clock.monotonic() >= this.goodUntil) {
      this.goodUntil = Infinity;
      this.reading = this.anew();
    }
    return this.reading;
  }

  private async anew(): Promise<T> {
    const begun = this.clock.monotonic();
    try {
      return await this.read();
    } catch (error) {
      this.reading = undefined;
      throw error;
    } finally {
      const ended = this.clock.monotonic();
      this.goodUntil = ended + Math.max(leastMs, patience * (ended - begun));
    }
  }
}
