import type { ResultTuple } from '@dialtone/history';
import { ById } from '@dialtone/model';
import { Queue } from './queue.js';

/** A result that waits to be written. */
export interface Waiting {
  readonly tuple: ResultTuple;
  /** When its run was due, in milliseconds since 1970; undefined when somebody asked for it. */
  readonly dueAt: number | undefined;
}

/** The same in the row of all that wait of its probe. */
interface Kept extends Waiting {
  next: Kept | undefined;
}

/** All that wait of one probe; empty at most times. It stays with its probe, and is no garbage with each check. */
interface Row {
  first: Kept | undefined;
  last: Kept | undefined;
  /** Whether the probe is removed, so that the row goes with the last that waits in it. */
  gone: boolean;
}

const probeOf = ({ tuple: [probeId] }: Waiting): number => probeId;

/** Results that wait to be written, in their order: bounded, and quick however many they are. */
export class ResultBuffer {
  private readonly waiting = new Queue<Kept>();
  private readonly byProbe = new ById<Row>();
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
  add({ tuple, dueAt }: Waiting): readonly Waiting[] {
    const kept = { tuple, dueAt, next: undefined };
    this.waiting.push(kept);
    this.first = Math.min(this.first, tuple[1]);
    append(this.row(probeOf(kept)), kept);
    return this.waiting.size > this.most ? this.remove(1) : none;
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
  of(probeId: number): ResultTuple[] {
    const all = this.underWay.map(({ tuple }) => tuple).filter(([id]) => id === probeId);
    for (let kept = this.byProbe.get(probeId)?.first; kept; kept = kept.next) all.push(kept.tuple);
    return all;
  }

  /** The probe is removed; what waits of it is written all the same. */
  forget(probeId: number): void {
    const row = this.byProbe.get(probeId);
    if (row === undefined) return;
    row.gone = true;
    this.dropGone(probeId, row);
  }

  private remove(count: number): readonly Waiting[] {
    const taken = this.waiting.take(count);
    if (this.waiting.size === 0) this.first = Infinity;
    for (const kept of taken) this.shift(probeOf(kept));
    return taken;
  }

  private shift(probeId: number): void {
    const row = this.byProbe.get(probeId);
    if (row?.first === undefined) return;
    const { next } = row.first;
    row.first.next = undefined;
    row.first = next;
    if (next === undefined) row.last = undefined;
    this.dropGone(probeId, row);
  }

  private dropGone(probeId: number, { first, gone }: Row): void {
    if (gone && first === undefined) this.byProbe.delete(probeId);
  }

  private row(probeId: number): Row {
    const known = this.byProbe.get(probeId);
    if (known !== undefined) return known;
    const row = { first: undefined, last: undefined, gone: false };
    this.byProbe.set(probeId, row);
    return row;
  }
}

const none: readonly Waiting[] = [];

function append(row: Row, kept: Kept): void {
  if (row.last === undefined) row.first = kept;
  else row.last.next = kept;
  row.last = kept;
}
