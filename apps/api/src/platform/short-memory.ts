import { randomUUID } from 'node:crypto';
import type { Cancel, Clock } from '@dialtone/engine';

interface Entry<T> {
  readonly value: T;
  readonly size: number;
  readonly cancel: Cancel;
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
    private readonly clock: Clock,
    private readonly forMs: number,
    private readonly most: number,
  ) {}

  put(value: T, size: number): Slip {
    const id = randomUUID();
    const cancel = this.clock.after(this.forMs, () => {
      this.entries.delete(id);
    });
    this.entries.set(id, { value, size, cancel });
    for (const other of this.entries.keys())
      if (other !== id && this.size() > this.most) this.forget(other);
    return { id, until: new Date(this.clock.now() + this.forMs) };
  }

  find(id: string): T | undefined {
    return this.entries.get(id)?.value;
  }

  forget(id: string): void {
    this.entries.get(id)?.cancel();
    this.entries.delete(id);
  }

  private size(): number {
    return [...this.entries.values()].reduce((sum, { size }) => sum + size, 0);
  }
}
