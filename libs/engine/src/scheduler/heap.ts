/** Something with a moment, which remembers where in the heap it stands. */
export interface Placed {
  readonly at: number;
  place: number;
}

/** The earliest first: a binary heap out of which anything can be taken. */
export class Heap<T extends Placed> {
  private readonly items: T[] = [];

  get first(): T | undefined {
    return this.items[0];
  }

  add(item: T): void {
    this.items.push(item);
    this.put(item, this.items.length - 1);
    this.rise(item);
  }

  delete(item: T): void {
    const last = this.items.pop();
    if (last === undefined || last === item) return;
    this.put(last, item.place);
    this.rise(last);
    this.sink(last);
  }

  private rise(item: T): void {
    while (item.place > 0) {
      const parent = this.items[(item.place - 1) >> 1];
      if (parent === undefined || parent.at <= item.at) return;
      this.swap(parent, item);
    }
  }

  private sink(item: T): void {
    for (;;) {
      const [left, right] = [this.items[2 * item.place + 1], this.items[2 * item.place + 2]];
      const child = right !== undefined && left !== undefined && right.at < left.at ? right : left;
      if (child === undefined || item.at <= child.at) return;
      this.swap(item, child);
    }
  }

  private swap(upper: T, lower: T): void {
    const { place } = upper;
    this.put(upper, lower.place);
    this.put(lower, place);
  }

  private put(item: T, place: number): void {
    this.items[place] = item;
    item.place = place;
  }
}
