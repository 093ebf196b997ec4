import type { Result } from '@dialtone/model';

/** Results that wait to be written: bounded, oldest first out. */
export class ResultBuffer {
  private waiting: Result[] = [];

  constructor(private readonly most: number) {}

  get size(): number {
    return this.waiting.length;
  }

  /** @returns how many of the oldest had to go for this one */
  add(result: Result): number {
    this.waiting.push(result);
    if (this.waiting.length <= this.most) return 0;
    // A tenth at a time, since taking from the front of a long array costs its whole length.
    const surplus = Math.max(Math.floor(this.most / 10), 1);
    this.waiting.splice(0, surplus);
    return surplus;
  }

  first(count: number): readonly Result[] {
    return this.waiting.slice(0, count);
  }

  /** Forgets what was written, but for what had to go meanwhile. */
  written(results: readonly Result[]): void {
    const done = new Set(results);
    let count = 0;
    while (count < this.waiting.length && done.has(this.waiting[count] as Result)) count += 1;
    this.waiting.splice(0, count);
  }

  of(probeId: number): Result[] {
    return this.waiting.filter(result => result.probeId === probeId);
  }
}
