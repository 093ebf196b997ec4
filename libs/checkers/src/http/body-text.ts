import { BodyBeginning } from './body-beginning.js';
import { TextSearch } from './text-search.js';

export interface BodyWish {
  readonly contentType: string | undefined;
  /** A text to look for. */
  readonly wanted: string | undefined;
  /** Whether the whole text is asked for in the end; without it only the beginning is kept. */
  readonly whole: boolean;
}

/** A body as text, as it comes: searched, its beginning kept to be shown, and the whole of it where that is wanted. */
export class BodyText {
  readonly beginning: BodyBeginning;
  readonly #chunks: Buffer[] = [];
  #search?: TextSearch;

  constructor(private readonly wish: BodyWish) {
    this.beginning = new BodyBeginning(wish.contentType);
  }

  take(chunk: Buffer): void {
    const rest = this.beginning.take(chunk);
    if (this.beginning.isFull && this.#search === undefined) this.#startSearch();
    if (rest.length === 0) return;
    this.#search?.take(rest);
    // A copy: the chunk's memory is used again.
    if (this.wish.whole) this.#chunks.push(Buffer.from(rest));
  }

  /** No more comes. */
  end(): void {
    if (!this.beginning.isFull) this.#startSearch();
    this.#search?.end();
  }

  /** Whether the wanted text is there. */
  get found(): boolean {
    return this.#search?.found ?? this.wish.wanted === undefined;
  }

  /** All that was taken; only the beginning where no more was asked for. */
  readonly text = (): string => {
    const { beginning } = this;
    const all = this.#chunks.length === 0 ? [] : [beginning.buffer, ...this.#chunks];
    return beginning.decoder().decode(all.length === 0 ? beginning.buffer : Buffer.concat(all));
  };

  #startSearch(): void {
    const { wanted } = this.wish;
    if (wanted === undefined) return;
    this.#search = new TextSearch(wanted, this.beginning.decoder());
    this.#search.take(this.beginning.buffer);
  }
}
