import { LatencyHistogram } from './latency-histogram.js';
import type { ByteReader } from './varint.js';

/**
 * A histogram as it was written before its buckets were packed: the sum, the least, how much more the most is, and every
 * bucket with its count. Rows of months and years ago hold it.
 * @throws RangeError when the bytes are cut off
 */
export function olderHistogram(from: ByteReader): LatencyHistogram {
  const [sumUs, minUs] = [from.number(), from.number()];
  const histogram = new LatencyHistogram({ sumUs, minUs, maxUs: from.number() + minUs });
  let bucket = 0;
  for (let left = from.number(); left > 0; left -= 1) {
    const step = from.number();
    bucket += Math.floor(step / 2);
    histogram.put(bucket, step % 2 === 0 ? 1 : from.number());
  }
  return histogram;
}
