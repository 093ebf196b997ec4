/** A pure function of a text that keeps its latest answers: a thousand probes share a few texts. */
export function remembered<T>(most: number, compute: (text: string) => T): (text: string) => T {
  const kept = new Map<string, { readonly value: T }>();
  return text => {
    const known = kept.get(text);
    if (known !== undefined) return known.value;
    const value = compute(text);
    // A map is read in the order in which it was filled: the first key is the oldest.
    for (const oldest of kept.keys()) {
      if (kept.size < most) break;
      kept.delete(oldest);
    }
    kept.set(text, { value });
    return value;
  };
}
