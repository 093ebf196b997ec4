import type { Cancel, Clock } from '@dialtone/engine';

/** What comes is written at most about this long after. */
const soonMs = 1000;
/** While the database is away. */
const usualRetryMs = 3000;
/**
 * The same for what is written in the thread of the checks: each try at an SQLite file that another holds keeps them
 * waiting, for 100 ms.
 */
export const sparingRetryMs = 10_000;
/** A process that ends gives the database this long to take what still waits. */
const lastChanceMs = 5000;
/** And is asked again after this long. */
const lastTriesMs = 100;

/** Writes what waits behind the checks' back: soon after it came, one write at a time, and again until it has worked. */
export class Flusher {
  private cancelPlan: Cancel | undefined;
  private writing: Promise<void> | undefined;
  private worked = true;
  private over = false;

  /** @param write tries to write all that waits, and answers whether it could; never rejects */
  constructor(
    private readonly clock: Clock,
    private readonly write: () => Promise<boolean>,
    private readonly retryMs = usualRetryMs,
  ) {}

  /** Whether a write is under way. */
  get busy(): boolean {
    return this.writing !== undefined;
  }

  soon(): void {
    this.plan(soonMs);
  }

  /** Begins at once, unless a write is under way. */
  now(): void {
    if (!this.busy) void this.flush();
  }

  /** Writes now, or waits for the write that is under way. */
  async flush(): Promise<void> {
    this.writing ??= this.writeOnce();
    return this.writing;
  }

  /** Writes for the last time, again and again as far as the database takes it. */
  async end(): Promise<void> {
    this.cancelPlan?.();
    const { promise: tooLate, resolve } = Promise.withResolvers<undefined>();
    const cancel = this.clock.after(lastChanceMs, () => {
      this.over = true;
      resolve(undefined);
    });
    await Promise.race([this.writeTheRest(), tooLate]);
    cancel();
  }

  /** The second write takes what came while the first was under way. */
  private async writeTheRest(): Promise<void> {
    await this.flush();
    await this.flush();
    while (!this.worked && !this.over) {
      await new Promise<void>(resolve => {
        this.clock.after(lastTriesMs, resolve);
      });
      await this.flush();
    }
  }

  private async writeOnce(): Promise<void> {
    this.worked = await this.write();
    this.writing = undefined;
    if (!this.worked) this.plan(this.retryMs);
  }

  private plan(delayMs: number): void {
    if (this.cancelPlan !== undefined) return;
    this.cancelPlan = this.clock.after(delayMs, () => {
      this.cancelPlan = undefined;
      void this.flush();
    });
  }
}
