import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip, type Gzip } from 'node:zlib';

/** Each page is there only until the next is asked for. */
export type LentPages = AsyncIterable<Buffer>;

/** More would cost more than it saves: the text repeats itself so much that a twelfth is left. */
const fast = { level: constants.Z_BEST_SPEED, chunkSize: 65_536 };

/**
 * Sends them with gzip, asking for each once the one before is packed. Pages of their own would be garbage of 9 MB at
 * each scrape of ten thousand probes, for which V8 collected everything at every other scrape.
 */
export async function sendPacked(pages: LentPages, to: Writable): Promise<void> {
  const gzip = createGzip(fast);
  const [packing, sending] = await Promise.allSettled([pack(pages, gzip), pipeline(gzip, to)]);
  // When the reader goes away both fail, and only the error of the sending says why.
  if (sending.status === 'rejected') throw sending.reason;
  if (packing.status === 'rejected') throw packing.reason;
}

async function pack(pages: LentPages, gzip: Gzip): Promise<void> {
  try {
    for await (const page of pages) await packed(page, gzip);
    gzip.end();
  } catch (error) {
    gzip.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

const packed = (page: Buffer, gzip: Gzip): Promise<void> =>
  new Promise((resolve, reject) => {
    gzip.write(page, error => {
      if (error) reject(error);
      else resolve();
    });
  });

/** For a stream that keeps what it is given until that has gone out. */
export async function* copied(pages: LentPages): AsyncGenerator<Buffer> {
  for await (const page of pages) yield Buffer.from(page);
}
