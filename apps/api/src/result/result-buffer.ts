import type { Result } from '@dialtone/model';
import { Queue } from './queue.js';

/** Results that wait to be written, in their order: bounded, and quick however many they are. */
export class ResultBuffer {
  private readonly waiting = new Queue<Result>();
  private readonly byProbe = new Map<number, Queue<Result>>();
  private batch: readonly Result[] = [];

  constructor(private readonly most: number) {}

  get size(): number {
    return this.waiting.size + this.batch.length;
  }

  /** @returns how many had to go for this one: the oldest, but for the batch that is being written */
  add(result: Result): number {
    this.waiting.push(result);
    this.ofProbe(result.probeId).push(result);
    return this.size > this.most ? this.take(1).length : 0;
  }

  /** The oldest ones, to be written: the same until they are, so that a try whose answer was lost can be repeated. */
  next(count: number): readonly Result[] {
    if (this.batch.length === 0) this.batch = this.take(count);
    return this.batch;
  }

  /** What `next` gave is on disk. */
  written(): void {
    this.batch = [];
  }

  /** What waits of one probe, oldest first. */
  of(probeId: number): Result[] {
    const underWay = this.batch.filter(result => result.probeId === probeId);
    return [...underWay, ...(this.byProbe.get(probeId)?.all() ?? [])];
  }

  private take(count: number): Result[] {
    const taken = this.waiting.take(count);
    for (const { probeId } of taken) {
      const queue = this.ofProbe(probeId);
      queue.take(1);
      if (queue.size === 0) this.byProbe.delete(probeId);
    }
    return taken;
  }

  private ofProbe(probeId: number): Queue<Result> {
    const known = this.byProbe.get(probeId);
    if (known !== undefined) return known;
    const queue = new Queue<Result>();
    this.byProbe.set(probeId, queue);
    return queue;
  }
}
