import { Heap, type Placed } from './heap.js';

/** Where in its slot an entry stands, or that it was taken out. */
interface Entry<T> {
  readonly key: number;
  readonly slot: Slot<T>;
  readonly value: T;
  place: number;
}

/** All that comes at one moment, first set first. What stands before `next` was taken. */
interface Slot<T> extends Placed {
  readonly entries: (Entry<T> | undefined)[];
  next: number;
}

/**
 * What comes next, earliest first, with one entry per key. Moments lie on a grid and are few, entries are many: a heap of
 * the moments, and a list for each.
 */
export class Timetable<T> {
  private readonly heap = new Heap<Slot<T>>();
  private readonly slots = new Map<number, Slot<T>>();
  private readonly entries = new Map<number, Entry<T>>();

  get size(): number {
    return this.entries.size;
  }

  /** The moment of the earliest entry. */
  get earliest(): number | undefined {
    return this.heap.first?.at;
  }

  at(key: number): number | undefined {
    return this.entries.get(key)?.slot.at;
  }

  get(key: number): T | undefined {
    return this.entries.get(key)?.value;
  }

  keys(): number[] {
    return [...this.entries.keys()];
  }

  /** Plans the key for this moment, in place of any moment that it had. */
  set(key: number, at: number, value: T): void {
    this.delete(key);
    const slot = this.slots.get(at) ?? this.open(at);
    const entry = { key, slot, value, place: slot.entries.length };
    slot.entries.push(entry);
    this.entries.set(key, entry);
  }

  delete(key: number): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    const { slot, place } = entry;
    const last = slot.entries.pop();
    if (last !== undefined && last !== entry) {
      slot.entries[place] = last;
      last.place = place;
    }
    this.closeEmpty(slot);
  }

  /** Takes the earliest entry out when its moment has come. */
  takeDue(now: number): { readonly at: number; readonly value: T } | undefined {
    const slot = this.heap.first;
    if (slot === undefined || slot.at > now) return undefined;
    const entry = slot.entries[slot.next];
    if (entry === undefined) throw new Error('A slot without entries was kept.');
    slot.entries[slot.next] = undefined;
    slot.next += 1;
    this.entries.delete(entry.key);
    this.closeEmpty(slot);
    return { at: slot.at, value: entry.value };
  }

  private open(at: number): Slot<T> {
    const slot = { at, place: 0, entries: [], next: 0 };
    this.slots.set(at, slot);
    this.heap.add(slot);
    return slot;
  }

  private closeEmpty(slot: Slot<T>): void {
    if (slot.next < slot.entries.length) return;
    this.slots.delete(slot.at);
    this.heap.delete(slot);
  }
}
