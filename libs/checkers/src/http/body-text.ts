import type { TextDecoder } from 'node:util';
import { charsetBytes, decoderOf } from './charset.js';
import { TextSearch } from './text-search.js';

/** How much of a body is kept to be shown, in bytes. */
export const excerptBytes = charsetBytes;

export interface BodyWish {
  readonly contentType: string | undefined;
  /** A text to look for. */
  readonly wanted: string | undefined;
  /** Whether the whole text is asked for in the end; without it only the beginning is kept. */
  readonly whole: boolean;
}

/** A body as text, as it comes: searched, its beginning kept to be shown, and the whole of it where that is wanted. */
export class BodyText {
  bytes = 0;
  #beginning: Buffer = nothing;
  readonly #chunks: Buffer[] = [];
  #search?: TextSearch;

  constructor(private readonly wish: BodyWish) {}

  take(chunk: Buffer): void {
    this.bytes += chunk.length;
    const room = charsetBytes - this.#beginning.length;
    if (room > 0) this.#begin(room < chunk.length ? chunk.subarray(0, room) : chunk);
    if (room >= chunk.length) return;
    const rest = room > 0 ? chunk.subarray(room) : chunk;
    this.#search?.take(rest);
    if (this.wish.whole) this.#chunks.push(Buffer.from(rest));
  }

  /** No more comes. */
  end(): void {
    if (this.#beginning.length < charsetBytes) this.#startSearch();
    this.#search?.end();
  }

  /** Whether the wanted text is there. */
  get found(): boolean {
    return this.#search?.found ?? this.wish.wanted === undefined;
  }

  get excerpt(): string {
    return this.#decoder().decode(this.#beginning, { stream: this.bytes > this.#beginning.length });
  }

  /** All that was taken; only the beginning where no more was asked for. */
  readonly text = (): string => {
    const decoder = this.#decoder();
    return this.#chunks.length === 0
      ? decoder.decode(this.#beginning)
      : decoder.decode(Buffer.concat([this.#beginning, ...this.#chunks]));
  };

  #begin(chunk: Buffer): void {
    // A copy: the chunk's memory is used again.
    this.#beginning =
      this.#beginning.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#beginning, chunk]);
    if (this.#beginning.length === charsetBytes) this.#startSearch();
  }

  #startSearch(): void {
    const { wanted } = this.wish;
    if (wanted === undefined) return;
    this.#search = new TextSearch(wanted, this.#decoder());
    this.#search.take(this.#beginning);
  }

  #decoder(): TextDecoder {
    return decoderOf(this.wish.contentType, this.#beginning);
  }
}

const nothing = Buffer.alloc(0);
