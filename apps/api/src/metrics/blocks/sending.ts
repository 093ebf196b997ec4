import { nextTurn } from '../../platform/next-turn.js';
import { Page } from './page.js';
import type { Block } from './block.js';
import { Checksum } from './checksum.js';
import { type Packed, Packer } from './packed.js';

type Blocks = AsyncIterable<Block> | Iterable<Block>;

/** The whole text, in pages that are small enough for one turn. */
export async function* plain(blocks: Blocks): AsyncGenerator<Buffer> {
  const page = new Page();
  for await (const block of blocks) {
    block.write(page);
    if (!page.isFull) continue;
    yield Buffer.from(page.take());
    await nextTurn();
  }
  yield Buffer.from(page.take());
}

/** Without a name or a time, from an unknown system (RFC 1952). */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
/** An empty block, and the last. */
const last = Buffer.from([3, 0]);

/** The same as gzip. What has not changed since it was last asked for is neither written nor packed again. */
export async function* packed(blocks: Blocks): AsyncGenerator<Buffer> {
  const [page, sent] = [new Page(), new Page()];
  const [checksum, packer] = [new Checksum(), new Packer()];
  let textBytes = 0;
  sent.put(header);
  try {
    for await (const block of blocks) {
      const part = block.keeping?.packed ?? (await packedAnew(block, page, packer));
      checksum.add(part);
      textBytes += part.textBytes;
      sent.put(part.bytes);
      if (!sent.isFull) continue;
      yield Buffer.from(sent.take());
      await nextTurn();
    }
    sent.put(last);
    sent.put(trailer(checksum.value, textBytes));
    yield Buffer.from(sent.take());
  } finally {
    packer.close();
  }
}

async function packedAnew(block: Block, page: Page, packer: Packer): Promise<Packed> {
  const { keeping } = block;
  const version = keeping?.version ?? 0;
  block.write(page);
  const part = await packer.pack(page.take());
  keeping?.keep(version, part);
  return part;
}

function trailer(crc: number, textBytes: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeUInt32LE(crc);
  bytes.writeUInt32LE(textBytes % 2 ** 32, 4);
  return bytes;
}
