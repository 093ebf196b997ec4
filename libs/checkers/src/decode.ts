import type { IncomingMessage } from 'node:http';
import type { Readable, Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import { Down } from './observe.js';

/** What to undo, in order: the coding named last was applied last. */
export const codingsOf = ({ headers }: IncomingMessage): string[] =>
  (headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map(coding => coding.trim())
    .filter(coding => coding !== '' && coding !== 'identity')
    .reverse()
    .slice(0, 4);

/**
 * The decoded stream of a body whose first chunk is known. A coding that was not asked for is left as it is: servers
 * write charsets and nonsense there.
 * @param broken hears a `Down` with the reason PROTOCOL when the body does not decode
 */
export function decode(
  body: Readable,
  codings: readonly string[],
  first: Buffer,
  broken: (reason: Down) => void,
): Readable {
  let stream = body;
  for (const [at, coding] of codings.entries()) {
    // What is inside another coding is not known before that is undone.
    const decoder = decoders[coding]?.(at === 0 ? first : undefined);
    if (decoder === undefined) break;
    const source = stream;
    decoder.on('error', error => {
      broken(new Down('PROTOCOL', `the body does not decode as ${coding}: ${error.message}`));
    });
    // An end before its time reaches back, so that every decoder gives its memory back at once.
    decoder.once('close', () => source.destroy());
    source.once('error', () => decoder.destroy());
    stream = source.pipe(decoder);
  }
  return stream;
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
