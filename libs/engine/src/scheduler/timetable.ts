interface Entry<T> {
  readonly key: number;
  readonly at: number;
  readonly value: T;
}

/** What comes next, earliest first, with one entry per key: a binary heap that knows where each key stands. */
export class Timetable<T> {
  private readonly heap: Entry<T>[] = [];
  private readonly places = new Map<number, number>();

  get size(): number {
    return this.heap.length;
  }

  /** The moment of the earliest entry. */
  get earliest(): number | undefined {
    return this.heap[0]?.at;
  }

  at(key: number): number | undefined {
    const place = this.places.get(key);
    return place === undefined ? undefined : this.heap[place]?.at;
  }

  values(): T[] {
    return this.heap.map(({ value }) => value);
  }

  /** Plans the key for this moment, in place of any moment that it had. */
  set(key: number, at: number, value: T): void {
    this.delete(key);
    this.heap.push({ key, at, value });
    this.places.set(key, this.heap.length - 1);
    this.rise(this.heap.length - 1);
  }

  delete(key: number): void {
    const place = this.places.get(key);
    if (place === undefined) return;
    this.places.delete(key);
    const last = this.heap.pop();
    if (last === undefined || last.key === key) return;
    this.put(last, place);
    this.rise(place);
    this.sink(this.places.get(last.key) ?? place);
  }

  /** Takes the earliest entry out when its moment has come. */
  takeDue(now: number): { readonly at: number; readonly value: T } | undefined {
    const first = this.heap[0];
    if (first === undefined || first.at > now) return undefined;
    this.delete(first.key);
    return first;
  }

  private rise(from: number): void {
    let place = from;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.swapIfEarlier(place, parent)) return;
      place = parent;
    }
  }

  private sink(from: number): void {
    let place = from;
    for (;;) {
      const [left, right] = [2 * place + 1, 2 * place + 2];
      const child = this.isEarlier(right, left) ? right : left;
      if (!this.swapIfEarlier(child, place)) return;
      place = child;
    }
  }

  private isEarlier(one: number, other: number): boolean {
    const [a, b] = [this.heap[one], this.heap[other]];
    return a !== undefined && b !== undefined && a.at < b.at;
  }

  private swapIfEarlier(lower: number, upper: number): boolean {
    const [below, above] = [this.heap[lower], this.heap[upper]];
    if (below === undefined || above === undefined || below.at >= above.at) return false;
    this.put(below, upper);
    this.put(above, lower);
    return true;
  }

  private put(entry: Entry<T>, place: number): void {
    this.heap[place] = entry;
    this.places.set(entry.key, place);
  }
}
