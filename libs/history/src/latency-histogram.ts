import { BucketCounts } from './bucket-counts.js';
import { bucketOf, durationOf } from './latency-buckets.js';
import { readBuckets, writeBuckets } from './packed-buckets.js';
import type { ByteReader, ByteWriter } from './varint.js';

/** In whole microseconds. */
interface Extent {
  readonly sumUs: number;
  readonly minUs: number;
  readonly maxUs: number;
}

const nothing: Extent = { sumUs: 0, minUs: Infinity, maxUs: 0 };

/** Durations of one kind: their number, sum, least and most in whole microseconds, and how many fell into each bucket. */
export class LatencyHistogram {
  count = 0;
  sumUs: number;
  minUs: number;
  maxUs: number;
  private readonly counts = new BucketCounts();

  /** @param extent of what is to be put into its buckets at once; of nothing when absent */
  constructor({ sumUs, minUs, maxUs }: Extent = nothing) {
    this.sumUs = sumUs;
    this.minUs = minUs;
    this.maxUs = maxUs;
  }

  /** @param us whole microseconds */
  add(us: number): void {
    this.sumUs += us;
    if (us < this.minUs) this.minUs = us;
    if (us > this.maxUs) this.maxUs = us;
    this.put(bucketOf(us), 1);
  }

  /** Counts durations that are in the extent already. */
  put(bucket: number, count: number): void {
    this.count += count;
    this.counts.add(bucket, count);
  }

  merge(other: LatencyHistogram): void {
    this.count += other.count;
    this.sumUs += other.sumUs;
    this.minUs = Math.min(this.minUs, other.minUs);
    this.maxUs = Math.max(this.maxUs, other.maxUs);
    this.counts.merge(other.counts);
  }

  clear(): void {
    this.count = 0;
    this.sumUs = nothing.sumUs;
    this.minUs = nothing.minUs;
    this.maxUs = nothing.maxUs;
    this.counts.clear();
  }

  /**
   * The duration, in microseconds, that this part of all does not exceed, within the relative error; undefined of none.
   * @param part from 0 to 1
   */
  quantile(part: number): number | undefined {
    if (this.count === 0) return undefined;
    const bucket = this.counts.at(Math.max(Math.ceil(part * this.count), 1));
    if (bucket === undefined) return this.maxUs;
    return Math.min(Math.max(durationOf(bucket), this.minUs), this.maxUs);
  }

  /** All but the count, and nothing that follows from what was written: of one duration the least is all there is. */
  write(to: ByteWriter): void {
    const { count, sumUs, minUs, maxUs } = this;
    to.number(minUs);
    if (count === 1) return;
    to.number(maxUs - minUs);
    if (count === 2 || maxUs === minUs) return;
    to.number(sumUs - minUs * (count - 1) - maxUs);
    writeBuckets(to, this.counts, endsOf(this));
  }

  /**
   * Adds so many durations as they were written, without an object for them: an hour of ten thousand probes is three million
   * histograms.
   * @throws RangeError when the bytes are cut off
   */
  take(from: ByteReader, count: number): void {
    const minUs = from.number();
    const maxUs = count === 1 ? minUs : minUs + from.number();
    const few = count <= 2 || maxUs === minUs;
    this.count += count;
    this.sumUs += minUs * (count - 1) + maxUs + (few ? 0 : from.number());
    this.minUs = Math.min(this.minUs, minUs);
    this.maxUs = Math.max(this.maxUs, maxUs);
    const { first, last } = endsOf({ minUs, maxUs });
    if (maxUs === minUs) this.counts.add(first, count);
    else readBuckets(from, this.counts, { first, last, count });
  }
}

const endsOf = ({ minUs, maxUs }: Pick<Extent, 'minUs' | 'maxUs'>) => ({
  first: bucketOf(minUs),
  last: bucketOf(maxUs),
});
