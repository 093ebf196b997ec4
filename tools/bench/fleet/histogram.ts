import type { Sample } from './exposition.ts';

/** How many were at most so large: upper bounds in rising order, the last of them infinite, and counts up to each. */
export type Histogram = readonly { readonly upTo: number; readonly count: number }[];

/** A histogram of an exposition, all its series added up. */
export function histogramOf(samples: readonly Sample[], name: string): Histogram {
  const counts = new Map<number, number>();
  for (const { labels, value } of samples.filter(sample => sample.name === `${name}_bucket`)) {
    const upTo = labels.le === '+Inf' ? Infinity : Number(labels.le);
    counts.set(upTo, (counts.get(upTo) ?? 0) + value);
  }
  return [...counts].map(([upTo, count]) => ({ upTo, count })).sort((a, b) => a.upTo - b.upTo);
}

/** What came between two looks at a histogram. */
export const between = (before: Histogram, after: Histogram): Histogram =>
  after.map(({ upTo, count }) => ({
    upTo,
    count: count - (before.find(bucket => bucket.upTo === upTo)?.count ?? 0),
  }));

/** Where a share of all lies, as PromQL's `histogram_quantile` has it: straight through the bucket. */
export function quantileOf(histogram: Histogram, share: number): number {
  const wanted = (histogram.at(-1)?.count ?? 0) * share;
  const index = histogram.findIndex(({ count }) => count >= wanted);
  const bucket = histogram[index];
  const below = histogram[index - 1] ?? { upTo: 0, count: 0 };
  if (bucket === undefined || wanted === 0) return NaN;
  if (bucket.upTo === Infinity) return below.upTo;
  const part = (wanted - below.count) / (bucket.count - below.count);
  return below.upTo + (bucket.upTo - below.upTo) * part;
}

/** What none was larger than, as far as the buckets tell. */
export function mostOf(histogram: Histogram): number {
  const all = histogram.at(-1)?.count ?? 0;
  return histogram.find(({ count }) => count === all)?.upTo ?? NaN;
}
