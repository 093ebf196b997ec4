/**
 * Taken places at the front are cleared away once they are an eighth of the rest, so that taking costs the same however
 * long it is, and little is held that nobody needs: there may be ten thousand queues.
 */
const takenShare = 1 / 8;
const mostTaken = 4;

/** First in, first out. */
export class Queue<T> {
  private items: T[] = [];
  private taken = 0;

  get size(): number {
    return this.items.length - this.taken;
  }

  push(item: T): void {
    this.items.push(item);
  }

  /** Takes the first ones out. */
  take(count: number): T[] {
    const first = this.items.slice(this.taken, this.taken + count);
    this.taken += first.length;
    if (
      this.taken === this.items.length ||
      this.taken > Math.max(mostTaken, this.size * takenShare)
    ) {
      this.items = this.items.slice(this.taken);
      this.taken = 0;
    }
    return first;
  }

  /** The first that is as asked for. */
  find(isAsked: (item: T) => boolean): T | undefined {
    for (let at = this.taken; at < this.items.length; at += 1) {
      const item = this.items[at];
      if (item !== undefined && isAsked(item)) return item;
    }
    return undefined;
  }

  /** All of them, in their order. */
  all(): T[] {
    return this.items.slice(this.taken);
  }
}
