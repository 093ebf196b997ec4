/** Keeps what was made last, so that it need not be made again; what was used longest ago goes first. */
export class Recent<K, V> {
  readonly #kept = new Map<K, V>();

  constructor(private readonly most: number) {}

  get size(): number {
    return this.#kept.size;
  }

  /** What is kept for the key, or what `make` makes; what it throws is not kept. */
  of(key: K, make: () => V): V {
    const known = this.#kept.get(key);
    // A map remembers the order of insertion, so the first is the one used longest ago.
    if (known !== undefined) this.#kept.delete(key);
    const value = known ?? make();
    this.#kept.set(key, value);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
    return value;
  }
}
