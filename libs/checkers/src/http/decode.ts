import type { Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { type AnswerHead, fieldOf } from './http-answer.js';
import { Down } from '../observe.js';

/** What to undo, in order: the coding named last was applied last. */
export function codingsOf(head: AnswerHead): string[] {
  const value = fieldOf(head, 'content-encoding');
  if (value === undefined) return [];
  return value
    .toLowerCase()
    .split(',')
    .map(coding => coding.trim())
    .filter(coding => coding !== '' && coding !== 'identity')
    .reverse()
    .slice(0, 4);
}

/** What is written to `into` comes decoded out of `from`. */
export interface Decoding {
  readonly into: Transform;
  readonly from: Transform;
  /** Ends all of it at once, so that every decoder gives its memory back. */
  destroy(): void;
}

/**
 * The decoders of a body whose first chunk is known; undefined when there is nothing to undo. A coding that was not
 * asked for is left as it is: servers write charsets and nonsense there.
 * @param broken hears a `Down` with the reason PROTOCOL when the body does not decode
 */
export function decoding(
  codings: readonly string[],
  first: Buffer,
  broken: (reason: Down) => void,
): Decoding | undefined {
  const chain: Transform[] = [];
  for (const [at, coding] of codings.entries()) {
    // What is inside another coding is not known before that is undone.
    const decoder = decoders[coding]?.(at === 0 ? first : undefined);
    if (decoder === undefined) break;
    decoder.on('error', error => {
      broken(new Down('PROTOCOL', `the body does not decode as ${coding}: ${error.message}`));
    });
    chain.at(-1)?.pipe(decoder);
    chain.push(decoder);
  }
  const [into] = chain;
  const from = chain.at(-1);
  if (into === undefined || from === undefined) return undefined;
  const destroy = () => {
    for (const decoder of chain) decoder.destroy();
  };
  return { into, from, destroy };
}

const decoders: Partial<Record<string, (first?: Buffer) => Transform>> = {
  gzip: () => createGunzip(),
  'x-gzip': () => createGunzip(),
  br: () => createBrotliDecompress(),
  deflate: first => (hasZlibHeader(first) ? createInflate() : createInflateRaw()),
};

/** `deflate` should come with a zlib header, and from some servers comes without, RFC 9110 8.4.1.2. */
const hasZlibHeader = (first?: Buffer): boolean =>
  first === undefined ||
  first.length < 2 ||
  ((first.readUInt8(0) & 0x0f) === 8 && first.readUInt16BE(0) % 31 === 0);
