/** Values in the same order, so many at once: what is done with thousands leaves others their turn in between. */
export function* slicesOf<T>(values: readonly T[], size: number): Generator<T[]> {
  for (let from = 0; from < values.length; from += size) yield values.slice(from, from + size);
}
