import type { BucketCounts } from './bucket-counts.js';
import { NibbleReader, NibbleWriter } from './nibbles.js';
import type { ByteReader, ByteWriter } from './varint.js';

/**
 * Half a byte for each duration: how many buckets it is above the one before. `many` says that there are as many more in
 * the same bucket as the number behind it, and `far` that so are the buckets.
 */
const [many, far] = [14, 15];
/** Up to here each one more of the same bucket takes a step of none, for that is no longer. */
const fewMore = 2;

interface Ends {
  /** The lowest and the highest bucket. One duration of each is known without being written. */
  readonly first: number;
  readonly last: number;
}

export function writeBuckets(to: ByteWriter, counts: BucketCounts, { first, last }: Ends): void {
  const nibbles = new NibbleWriter(to);
  let before = first;
  counts.forEach((bucket, count) => {
    const left = count - (bucket === first ? 1 : 0) - (bucket === last ? 1 : 0);
    if (left === 0) return;
    writeStep(nibbles, bucket - before);
    writeMore(nibbles, left - 1);
    before = bucket;
  });
  nibbles.end();
}

function writeStep(nibbles: NibbleWriter, step: number): void {
  if (step < many) {
    nibbles.nibble(step);
    return;
  }
  nibbles.nibble(far);
  nibbles.number(step - many);
}

function writeMore(nibbles: NibbleWriter, more: number): void {
  if (more <= fewMore) {
    for (let left = more; left > 0; left -= 1) nibbles.nibble(0);
    return;
  }
  nibbles.nibble(many);
  nibbles.number(more - fewMore - 1);
}

/** @param count of all durations, those at the ends among them */
export function readBuckets(
  from: ByteReader,
  counts: BucketCounts,
  { first, last, count }: Ends & { readonly count: number },
): void {
  const nibbles = new NibbleReader(from);
  let bucket = first;
  counts.add(first, 1);
  for (let left = count - 2; left > 0;) {
    const step = nibbles.nibble();
    if (step !== many) bucket += step === far ? nibbles.number() + many : step;
    const more = step === many ? nibbles.number() + fewMore + 1 : 1;
    counts.add(bucket, more);
    left -= more;
  }
  counts.add(last, 1);
}
