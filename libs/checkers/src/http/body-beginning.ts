import type { TextDecoder } from 'node:util';
import { charsetBytes, decoderOf } from './charset.js';

/** How much of a body is kept to be shown, in bytes. */
export const excerptBytes = charsetBytes;

/** The beginning of a body, and how long it was: all that whoever looks at an answer later is shown of it. */
export class BodyBeginning {
  /** Of the whole body, as far as it was read. */
  bytes = 0;
  /** Whether the body went on beyond what is read. */
  cut = false;
  /** One character for each byte: a buffer so small would be a part of a larger one, and keep all of that in memory. */
  #text = '';

  constructor(private readonly contentType: string | undefined) {}

  /** @returns what has no place in it */
  take(chunk: Buffer): Buffer {
    this.bytes += chunk.length;
    const room = charsetBytes - this.#text.length;
    if (room > 0) this.#text += chunk.toString('latin1', 0, room);
    return chunk.subarray(Math.max(room, 0));
  }

  isLike(other: BodyBeginning): boolean {
    return (
      this.bytes === other.bytes &&
      this.cut === other.cut &&
      this.#text === other.#text &&
      this.contentType === other.contentType
    );
  }

  get isFull(): boolean {
    return this.#text.length === charsetBytes;
  }

  get buffer(): Buffer {
    return Buffer.from(this.#text, 'latin1');
  }

  decoder(): TextDecoder {
    return decoderOf(this.contentType, this.buffer);
  }

  get excerpt(): string {
    return this.decoder().decode(this.buffer, { stream: this.bytes > this.#text.length });
  }
}
