/** SQLite puts at most 500 statements into one. */
const most = 256;

/**
 * Ids, each once, in slices for one statement. A slice is filled up with its last id to a power of two: whatever the
 * number of probes, there are but a few different statements, and each is prepared once.
 */
export function probeSlices(ids: readonly number[], atMost = most): number[][] {
  const distinct = [...new Set(ids)];
  const slices: number[][] = [];
  for (let from = 0; from < distinct.length; from += atMost)
    slices.push(filled(distinct.slice(from, from + atMost)));
  return slices;
}

/** Filled up with its last item to a power of two. */
export function filled<T>(items: readonly T[]): T[] {
  const last = items.at(-1);
  if (last === undefined) return [];
  const length = 2 ** Math.ceil(Math.log2(items.length));
  return [...items, ...Array<T>(length - items.length).fill(last)];
}

/** A mark for each value: `?,?,?`. */
export const marksFor = (values: readonly unknown[]): string => values.map(() => '?').join(',');
