interface Dated {
  readonly startedAt: string;
}

/** Both lists as one, the newest first and each moment once; a probe never has two results of one moment. */
export function merged<T extends Dated>(
  known: readonly T[],
  more: readonly T[],
  most: number,
): readonly T[] {
  const byMoment = new Map([...known, ...more].map(result => [result.startedAt, result]));
  if (byMoment.size === known.length && more.length === 0) return known;
  return [...byMoment.values()]
    .sort((a, b) => (a.startedAt < b.startedAt ? 1 : a.startedAt > b.startedAt ? -1 : 0))
    .slice(0, most);
}
