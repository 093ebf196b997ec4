import { type PhaseName, phaseNames } from '@dialtone/model';
import { bucketOf, durationOf } from './latency-buckets.js';
import { ByteReader, ByteWriter } from './varint.js';

/** Durations of one kind: their number, sum, least and most in whole microseconds, and how many fell into each bucket. */
export class LatencyHistogram {
  count = 0;
  sumUs = 0;
  minUs = Infinity;
  maxUs = 0;
  private readonly counts = new Map<number, number>();

  /** @param us whole microseconds */
  add(us: number): void {
    this.count += 1;
    this.sumUs += us;
    if (us < this.minUs) this.minUs = us;
    if (us > this.maxUs) this.maxUs = us;
    const bucket = bucketOf(us);
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + 1);
  }

  merge(other: LatencyHistogram): void {
    this.count += other.count;
    this.sumUs += other.sumUs;
    this.minUs = Math.min(this.minUs, other.minUs);
    this.maxUs = Math.max(this.maxUs, other.maxUs);
    for (const [bucket, count] of other.counts)
      this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + count);
  }

  /**
   * The duration, in microseconds, that this part of all does not exceed, within the relative error; undefined of none.
   * @param part from 0 to 1
   */
  quantile(part: number): number | undefined {
    if (this.count === 0) return undefined;
    const rank = Math.max(Math.ceil(part * this.count), 1);
    let seen = 0;
    for (const [bucket, count] of this.sorted()) {
      seen += count;
      if (seen >= rank) return Math.min(Math.max(durationOf(bucket), this.minUs), this.maxUs);
    }
    return this.maxUs;
  }

  write(to: ByteWriter): void {
    to.number(this.sumUs);
    to.number(this.minUs);
    to.number(this.maxUs - this.minUs);
    to.number(this.counts.size);
    let last = 0;
    for (const [bucket, count] of this.sorted()) {
      // Most buckets of a short time hold one: then the lowest bit alone says so.
      to.number((bucket - last) * 2 + (count === 1 ? 0 : 1));
      if (count !== 1) to.number(count);
      last = bucket;
    }
  }

  static read(from: ByteReader): LatencyHistogram {
    const histogram = new LatencyHistogram();
    histogram.sumUs = from.number();
    histogram.minUs = from.number();
    histogram.maxUs = from.number() + histogram.minUs;
    let bucket = 0;
    for (let left = from.number(); left > 0; left -= 1) {
      const step = from.number();
      bucket += Math.floor(step / 2);
      const count = step % 2 === 0 ? 1 : from.number();
      histogram.counts.set(bucket, count);
      histogram.count += count;
    }
    return histogram;
  }

  private sorted(): [bucket: number, count: number][] {
    return [...this.counts].sort(([one], [other]) => one - other);
  }
}

/** How long the checks of some time took: as a whole, and each phase that was reached. */
export class LatencyProfile {
  readonly whole = new LatencyHistogram();
  readonly phases = new Map<PhaseName, LatencyHistogram>();

  phase(name: PhaseName): LatencyHistogram {
    const known = this.phases.get(name);
    if (known !== undefined) return known;
    const histogram = new LatencyHistogram();
    this.phases.set(name, histogram);
    return histogram;
  }

  merge(other: LatencyProfile): void {
    this.whole.merge(other.whole);
    for (const [name, histogram] of other.phases) this.phase(name).merge(histogram);
  }

  /** The phases that there are as bits, the whole, and each of them in order; nothing at all of no checks. */
  toBytes(): Uint8Array {
    if (this.whole.count === 0) return new Uint8Array();
    const writer = new ByteWriter();
    const present = phaseNames.filter(name => this.phases.has(name));
    writer.number(present.reduce((bits, name) => bits + (1 << phaseNames.indexOf(name)), 0));
    this.whole.write(writer);
    for (const name of present) this.phase(name).write(writer);
    return writer.take();
  }

  /** @throws RangeError when the bytes are cut off */
  static of(bytes: Uint8Array): LatencyProfile {
    const profile = new LatencyProfile();
    if (bytes.length === 0) return profile;
    const reader = new ByteReader(bytes);
    const bits = reader.number();
    profile.whole.merge(LatencyHistogram.read(reader));
    for (const name of phaseNames.filter((_, place) => bits & (1 << place)))
      profile.phase(name).merge(LatencyHistogram.read(reader));
    return profile;
  }
}
