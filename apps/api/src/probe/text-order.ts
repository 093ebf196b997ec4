const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Texts that stand at one place, for they differ in case or accents alone. */
class Place {
  rank = 0;

  constructor(private readonly text: string) {}

  isBefore(text: string): boolean {
    return compare(this.text, text) < 0;
  }

  isOf(text: string): boolean {
    return compare(this.text, text) === 0;
  }
}

/**
 * Where texts stand among each other as people sort them, in numbers. Two texts compare many times slower than two
 * numbers, and most of what is sorted was sorted before: only a text that is new looks for its place.
 */
export class TextOrder {
  private places: Place[] = [];
  private readonly placeOf = new Map<string, Place>();
  private mostAtOnce = 0;

  /** How many texts are known. */
  get size(): number {
    return this.placeOf.size;
  }

  /** The rank of each text; those that people take for equal have the same. */
  ranksOf(texts: readonly (string | undefined)[]): (number | undefined)[] {
    this.mostAtOnce = Math.max(this.mostAtOnce, texts.length);
    // Most of what is kept may be texts that nothing is called any more.
    if (this.placeOf.size > 2 * this.mostAtOnce) this.forget();
    const fresh = new Set<string>();
    for (const text of texts) if (text !== undefined && !this.placeOf.has(text)) fresh.add(text);
    if (fresh.size > 0) this.learn([...fresh].sort(compare));
    return texts.map(text => (text === undefined ? undefined : this.placeOf.get(text)?.rank));
  }

  private forget(): void {
    this.places = [];
    this.placeOf.clear();
  }

  /** @param fresh in order, so that each is sought from where the last was found */
  private learn(fresh: readonly string[]): void {
    const all: Place[] = [];
    let from = 0;
    for (const text of fresh) {
      const at = this.firstNotBefore(text, from);
      for (const place of this.places.slice(from, at)) all.push(place);
      from = at;
      const here = [this.places[at], all.at(-1)].find(place => place?.isOf(text));
      const place = here ?? new Place(text);
      if (here === undefined) all.push(place);
      this.placeOf.set(text, place);
    }
    this.places = [...all, ...this.places.slice(from)];
    this.places.forEach((place, rank) => {
      place.rank = rank;
    });
  }

  /** Where the first place stands that does not come before a text. */
  private firstNotBefore(text: string, from: number): number {
    let [low, high] = [from, this.places.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.places[middle]?.isBefore(text)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
