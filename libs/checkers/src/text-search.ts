import { TextDecoder } from 'node:util';

/** How much of a text is kept to show what came instead. */
const beginningLength = 120;

/** Looks for a text in a stream of bytes, across the borders of chunks, keeping no more than the text's own length. */
export class TextSearch {
  found = false;
  /** The first characters that came. */
  beginning = '';
  readonly #decoder: TextDecoder;
  #tail = '';

  constructor(
    private readonly wanted: string,
    contentType: string | undefined,
  ) {
    this.#decoder = decoderFor(contentType);
  }

  take(chunk: Buffer): void {
    if (!this.found) this.#look(this.#decoder.decode(chunk, { stream: true }));
  }

  /** The stream is over: what a last, incomplete character stands for is looked at too. */
  end(): void {
    if (!this.found) this.#look(this.#decoder.decode());
  }

  #look(text: string): void {
    if (this.beginning.length < beginningLength)
      this.beginning = (this.beginning + text).slice(0, beginningLength);
    const window = this.#tail + text;
    this.found = window.includes(this.wanted);
    this.#tail = this.wanted.length > 1 ? window.slice(1 - this.wanted.length) : '';
  }
}

/** The charset that the answer names; UTF-8 when it names none that is known. */
function decoderFor(contentType = ''): TextDecoder {
  const label = /charset\s*=\s*"?([^\s";]+)/iu.exec(contentType)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(label);
  } catch {
    // RangeError: no such charset.
    return new TextDecoder();
  }
}
