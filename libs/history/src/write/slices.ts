/** Rows in one statement. */
const [fewest, most] = [50, 1000];
/** What a statement is to take, in milliseconds: nobody is to wait for the database long because of it. */
const [quickMs, slowMs] = [8, 20];
/** Of the time that a statement took, how long the database then has for others, and for writing what was done to its disk. */
const restOf = 4;
const longestRestMs = 1000;

/** Work on many rows in slices as large as the database takes them in a moment, with rests between them. */
export class Slices {
  private size = most;
  private tookMs = 0;

  /** How many rows the next one may have. */
  get rows(): number {
    return this.size;
  }

  async timed<T>(work: () => Promise<T>): Promise<T> {
    const began = performance.now();
    const done = await work();
    this.took(performance.now() - began);
    return done;
  }

  /** What one came to decides on the size of the next. */
  took(ms: number): void {
    this.tookMs = ms;
    if (ms > slowMs) this.size = Math.max(fewest, Math.floor(this.size / 2));
    else if (ms < quickMs) this.size = Math.min(most, this.size * 2);
  }

  /** For how long the database is to be left alone before the next one, in milliseconds. */
  get restMs(): number {
    return Math.min(this.tookMs * restOf, longestRestMs);
  }
}
