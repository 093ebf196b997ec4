import type { EvidenceRow } from './evidence.entity.js';
import { Queue } from './queue.js';

/** Evidence that waits to be written, in its order, bounded by how much text it is. */
export class WaitingEvidence {
  private readonly waiting = new Queue<EvidenceRow>();
  private batch: readonly EvidenceRow[] = [];
  private characters = 0;

  constructor(private readonly mostCharacters: number) {}

  get size(): number {
    return this.waiting.size + this.batch.length;
  }

  /** @returns how many had to go for this one: the oldest */
  add(row: EvidenceRow): number {
    this.waiting.push(row);
    this.characters += row.evidence.length;
    let lost = 0;
    while (this.characters > this.mostCharacters && this.waiting.size > 1) {
      this.take(1);
      lost += 1;
    }
    return lost;
  }

  /** The oldest ones, to be written: the same until they are. */
  next(count: number): readonly EvidenceRow[] {
    if (this.batch.length === 0) this.batch = this.take(count);
    return this.batch;
  }

  /** What `next` gave is on disk. */
  written(): void {
    this.batch = [];
  }

  of(probeId: number): EvidenceRow[] {
    return [...this.batch, ...this.waiting.all()].filter(row => row.probeId === probeId);
  }

  at(probeId: number, startedAt: number): EvidenceRow | undefined {
    const isAsked = (row: EvidenceRow): boolean =>
      row.startedAt === startedAt && row.probeId === probeId;
    return this.batch.find(isAsked) ?? this.waiting.find(isAsked);
  }

  private take(count: number): EvidenceRow[] {
    const taken = this.waiting.take(count);
    for (const { evidence } of taken) this.characters -= evidence.length;
    return taken;
  }
}
