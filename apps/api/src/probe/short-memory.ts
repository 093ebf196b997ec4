import { randomUUID } from 'node:crypto';

interface Entry<T> {
  readonly value: T;
  readonly size: number;
  /** Until when it is kept, in milliseconds since 1970. */
  readonly until: number;
}

/** Where something is found again for some minutes. */
export interface Slip {
  readonly id: string;
  readonly until: Date;
}

/** Keeps a few things for some minutes, by an id that nobody guesses; the oldest go first when they are too many. */
export class ShortMemory<T> {
  private readonly entries = new Map<string, Entry<T>>();

  /**
   * @param forMs how long each is kept
   * @param most the sum of sizes; the newest is kept whatever its size
   */
  constructor(
    private readonly forMs: number,
    private readonly most: number,
  ) {}

  put(value: T, size: number, now: number): Slip {
    const id = randomUUID();
    const until = now + this.forMs;
    this.entries.set(id, { value, size, until });
    for (const [other, entry] of this.entries) {
      const isTooMuch = other !== id && this.size() > this.most;
      if (isTooMuch || entry.until <= now) this.entries.delete(other);
    }
    return { id, until: new Date(until) };
  }

  find(id: string, now: number): T | undefined {
    const entry = this.entries.get(id);
    return entry !== undefined && entry.until > now ? entry.value : undefined;
  }

  forget(id: string): void {
    this.entries.delete(id);
  }

  private size(): number {
    return [...this.entries.values()].reduce((sum, { size }) => sum + size, 0);
  }
}
