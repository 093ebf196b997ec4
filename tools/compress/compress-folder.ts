import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** What is text; fonts and pictures are packed as they are. */
const texts = /\.(?:html|js|css|svg|json|txt|webmanifest)$/u;
/** What is shorter goes out in one packet anyway. */
const leastBytes = 1024;

const ways = {
  br: (text: Buffer) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gz: (text: Buffer) => promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION }),
};

/** Writes each text of a folder a second and a third time, packed as well as it goes: once here, not at each request. */
export async function compressFolder(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter(entry => entry.isFile() && texts.test(entry.name));
  await Promise.all(
    files.map(async ({ parentPath, name }) => compressFile(join(parentPath, name))),
  );
}

async function compressFile(path: string): Promise<void> {
  const text = await readFile(path);
  if (text.length < leastBytes) return;
  for (const [ending, pack] of Object.entries(ways)) {
    const packed = await pack(text);
    if (packed.length < text.length) await writeFile(`${path}.${ending}`, packed);
  }
}
