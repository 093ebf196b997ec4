/**
 * How many fell into each bucket, in the order of the buckets. Of a minute there are few, and of a year some hundred: two
 * short lists take less room and time than a table.
 */
export class BucketCounts {
  private readonly buckets: number[] = [];
  private readonly counts: number[] = [];
  /** The lists may be longer: they keep their room when they are cleared. */
  private size = 0;

  add(bucket: number, count: number): void {
    const place = this.placeOf(bucket);
    if (place < this.size && this.buckets[place] === bucket)
      this.counts[place] = (this.counts[place] ?? 0) + count;
    else this.insert(place, bucket, count);
  }

  merge(other: BucketCounts): void {
    other.forEach((bucket, count) => {
      this.add(bucket, count);
    });
  }

  forEach(each: (bucket: number, count: number) => void): void {
    for (let place = 0; place < this.size; place += 1)
      each(this.buckets[place] ?? 0, this.counts[place] ?? 0);
  }

  /** The bucket of the one that comes at a place when all are put in order, from 1 on; undefined behind the last. */
  at(rank: number): number | undefined {
    let seen = 0;
    for (let place = 0; place < this.size; place += 1) {
      seen += this.counts[place] ?? 0;
      if (seen >= rank) return this.buckets[place];
    }
    return undefined;
  }

  clear(): void {
    this.size = 0;
  }

  private insert(place: number, bucket: number, count: number): void {
    const { buckets, counts } = this;
    for (let to = this.size; to > place; to -= 1) {
      buckets[to] = buckets[to - 1] ?? 0;
      counts[to] = counts[to - 1] ?? 0;
    }
    buckets[place] = bucket;
    counts[place] = count;
    this.size += 1;
  }

  /** Of the bucket, or of the first behind it. Most come in order. */
  private placeOf(bucket: number): number {
    let [low, high] = [0, this.size];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.buckets[middle] ?? 0) < bucket) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
