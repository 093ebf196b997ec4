/** From one bucket to the next, a tenth more; the first holds what is not a millisecond late. */
const step = Math.log(1.1);
/** Up to an hour and more. */
const buckets = 160;

/** How late checks began, to within ten percent, in little room: it is counted anew each second. */
export class LatenessCounts {
  private readonly counts = new Uint32Array(buckets);
  private count = 0;

  /** @param ms below zero where the clock was set back: as if in time */
  add(ms: number): void {
    const bucket = ms < 1 ? 0 : Math.min(1 + Math.floor(Math.log(ms) / step), buckets - 1);
    this.put(bucket, 1);
  }

  merge(other: LatenessCounts): void {
    for (const [bucket, count] of other.counts.entries()) if (count > 0) this.put(bucket, count);
  }

  /** The lateness in milliseconds that this part of all does not exceed; undefined of none. @param part from 0 to 1 */
  quantile(part: number): number | undefined {
    if (this.count === 0) return undefined;
    let left = Math.max(Math.ceil(part * this.count), 1);
    const bucket = this.counts.findIndex(count => (left -= count) <= 0);
    return bucket === 0 ? 0 : Math.exp((bucket - 0.5) * step);
  }

  private put(bucket: number, count: number): void {
    this.counts[bucket] = (this.counts[bucket] ?? 0) + count;
    this.count += count;
  }
}
