import { ById } from '@dialtone/model';
import { Heap, type Placed } from './heap.js';

/** Where an entry stands: nowhere once it was taken, until it is set again. */
interface Entry<T> {
  readonly key: number;
  slot: Slot<T> | undefined;
  place: number;
  value: T;
}

/** All that comes at one moment, first set first: from `next` on, for what stood before was taken, until `end`. */
interface Slot<T> extends Placed {
  at: number;
  readonly entries: (Entry<T> | undefined)[];
  next: number;
  end: number;
}

/** One goes as another comes. */
const mostSpare = 8;

/**
 * What comes next, earliest first, with one entry per key. Moments lie on a grid and are few, entries are many: a heap of
 * the moments, and a list for each. An entry stays with its key while it is taken and set again, a thousand times a second,
 * and a list that was gone through is used again: it waits for its moment so long that the collector has made it old.
 */
export class Timetable<T> {
  private readonly heap = new Heap<Slot<T>>();
  private readonly slots = new Map<number, Slot<T>>();
  private readonly entries = new ById<Entry<T>>();
  private readonly spare: Slot<T>[] = [];
  private planned = 0;

  /** How many have a moment. */
  get size(): number {
    return this.planned;
  }

  /** The moment of the earliest entry. */
  get earliest(): number | undefined {
    return this.heap.first?.at;
  }

  at(key: number): number | undefined {
    return this.entries.get(key)?.slot?.at;
  }

  get(key: number): T | undefined {
    const entry = this.entries.get(key);
    return entry?.slot === undefined ? undefined : entry.value;
  }

  keys(): number[] {
    return [...this.entries.values()].filter(({ slot }) => slot).map(({ key }) => key);
  }

  /** Plans the key for this moment, in place of any moment that it had. */
  set(key: number, at: number, value: T): void {
    const entry = this.entries.get(key) ?? this.enter(key, value);
    this.takeOut(entry);
    const slot = this.slots.get(at) ?? this.open(at);
    entry.value = value;
    entry.slot = slot;
    entry.place = slot.end;
    slot.entries[slot.end] = entry;
    slot.end += 1;
    this.planned += 1;
  }

  /** Forgets the key, whether it has a moment or was taken. */
  delete(key: number): void {
    const entry = this.entries.get(key);
    if (entry === undefined) return;
    this.entries.delete(key);
    this.takeOut(entry);
  }

  /** Takes the earliest entry out when its moment has come. Its key is kept until it is set again or deleted. */
  takeDue(now: number): { readonly at: number; readonly value: T } | undefined {
    const slot = this.heap.first;
    if (slot === undefined || slot.at > now) return undefined;
    const entry = slot.entries[slot.next];
    if (entry === undefined) throw new Error('A slot without entries was kept.');
    slot.entries[slot.next] = undefined;
    slot.next += 1;
    this.leave(entry, slot);
    return { at: slot.at, value: entry.value };
  }

  private enter(key: number, value: T): Entry<T> {
    const entry = { key, slot: undefined, place: 0, value };
    this.entries.set(key, entry);
    return entry;
  }

  private takeOut(entry: Entry<T>): void {
    const { slot, place } = entry;
    if (slot === undefined) return;
    slot.end -= 1;
    const last = slot.entries[slot.end];
    slot.entries[slot.end] = undefined;
    if (last !== undefined && last !== entry) {
      slot.entries[place] = last;
      last.place = place;
    }
    this.leave(entry, slot);
  }

  private leave(entry: Entry<T>, slot: Slot<T>): void {
    entry.slot = undefined;
    this.planned -= 1;
    if (slot.next < slot.end) return;
    this.slots.delete(slot.at);
    this.heap.delete(slot);
    slot.next = 0;
    slot.end = 0;
    if (this.spare.length < mostSpare) this.spare.push(slot);
  }

  private open(at: number): Slot<T> {
    const slot = this.spare.pop() ?? { at, place: 0, entries: [], next: 0, end: 0 };
    slot.at = at;
    this.slots.set(at, slot);
    this.heap.add(slot);
    return slot;
  }
}
