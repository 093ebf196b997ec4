import type { TextDecoder } from 'node:util';

/** Looks for a text in a stream of bytes, across the borders of chunks, keeping no more than the text's own length. */
export class TextSearch {
  found = false;
  #tail = '';

  constructor(
    private readonly wanted: string,
    private readonly decoder: TextDecoder,
  ) {}

  take(chunk: Buffer): void {
    if (!this.found) this.#look(this.decoder.decode(chunk, { stream: true }));
  }

  /** The stream is over: what a last, incomplete character stands for is looked at too. */
  end(): void {
    if (!this.found) this.#look(this.decoder.decode());
  }

  #look(text: string): void {
    const window = this.#tail + text;
    this.found = window.includes(this.wanted);
    this.#tail = this.wanted.length > 1 ? window.slice(1 - this.wanted.length) : '';
  }
}
