/** Who saw one member of a list: both checks, or one of them. */
export type Mark = 'both' | 'failed' | 'good';
export interface Marked<T> {
  readonly mark: Mark;
  readonly item: T;
}

/** Two lists as one: what both hold stands once, what only the good one holds comes last. */
export function marked<T>(
  failed: readonly T[],
  good: readonly T[],
  keyOf: (item: T) => string,
): Marked<T>[] {
  const [inFailed, inGood] = [new Set(failed.map(keyOf)), new Set(good.map(keyOf))];
  return [
    ...failed.map(item => ({
      item,
      mark: inGood.has(keyOf(item)) ? ('both' as const) : ('failed' as const),
    })),
    ...good
      .filter(item => !inFailed.has(keyOf(item)))
      .map(item => ({ item, mark: 'good' as const })),
  ];
}
