import type { ResultTuple } from '@dialtone/history';
import { Queue } from './queue.js';

/** A result that waits to be written. */
export interface Waiting {
  readonly tuple: ResultTuple;
  /** When its run was due, in milliseconds since 1970; undefined when somebody asked for it. */
  readonly dueAt: number | undefined;
}

const probeOf = ({ tuple: [probeId] }: Waiting): number => probeId;

/** Results that wait to be written, in their order: bounded, and quick however many they are. */
export class ResultBuffer {
  private readonly waiting = new Queue<Waiting>();
  private readonly byProbe = new Map<number, Queue<Waiting>>();
  private underWay: readonly Waiting[] = [];
  private first = Infinity;

  constructor(private readonly most: number) {}

  get size(): number {
    return this.waiting.size;
  }

  /** No later than any that waits started, in milliseconds since 1970; Infinity of none. */
  get earliest(): number {
    return this.first;
  }

  /** When the oldest that waits of one probe started; Infinity of none. */
  earliestOf(probeId: number): number {
    return this.byProbe.get(probeId)?.first?.tuple[1] ?? Infinity;
  }

  /** @returns those that had to go for this one: the oldest, but for what is being written */
  add(result: Waiting): Waiting[] {
    this.waiting.push(result);
    this.first = Math.min(this.first, result.tuple[1]);
    this.ofProbe(probeOf(result)).push(result);
    return this.waiting.size > this.most ? this.remove(1) : [];
  }

  /** The oldest ones, to be written. */
  take(count: number): readonly Waiting[] {
    this.underWay = this.remove(count);
    return this.underWay;
  }

  /** What was taken is on disk. */
  written(): void {
    this.underWay = [];
  }

  /** What is not on disk of one probe, oldest first. */
  of(probeId: number): Waiting[] {
    const underWay = this.underWay.filter(result => probeOf(result) === probeId);
    return [...underWay, ...(this.byProbe.get(probeId)?.all() ?? [])];
  }

  private remove(count: number): Waiting[] {
    const taken = this.waiting.take(count);
    if (this.waiting.size === 0) this.first = Infinity;
    for (const result of taken) {
      const queue = this.ofProbe(probeOf(result));
      queue.take(1);
      if (queue.size === 0) this.byProbe.delete(probeOf(result));
    }
    return taken;
  }

  private ofProbe(probeId: number): Queue<Waiting> {
    const known = this.byProbe.get(probeId);
    if (known !== undefined) return known;
    const queue = new Queue<Waiting>();
    this.byProbe.set(probeId, queue);
    return queue;
  }
}
