import type { Packed } from './packed.js';

/** So many rows of one series are a block: 10 kB, or 30 with all labels of the probe. */
export const blockRows = 256;
/** Packed texts are written over one another; with so much room beside them, most fit. */
const spareBytes = 512;

/**
 * What one block was packed to, as long as it says what the block would say now. Two may be writing the block at once, and
 * it may change meanwhile: so each says of which version it is.
 */
export class Keeping {
  private current = 0;
  /** What is kept, in numbers and in the beginning of the room: objects at each scrape would be garbage as well. */
  private kept = -1;
  private room = Buffer.alloc(0);
  private length = 0;
  private textBytes = 0;
  private crc = 0;
  private shift = 0;

  /** To be read before the block is written. */
  get version(): number {
    return this.current;
  }

  /** To be used before anything else is kept: its bytes are written over. */
  get packed(): Packed | undefined {
    if (this.kept !== this.current) return undefined;
    const { room, length, textBytes, crc, shift } = this;
    return { bytes: room.subarray(0, length), textBytes, crc, shift };
  }

  change(): void {
    this.current += 1;
  }

  /** A copy, in a place of its own that lasts: new ones at each scrape would be garbage that V8 has made old. */
  keep(version: number, packed: Packed): void {
    if (version !== this.current) return;
    const { bytes, textBytes, crc, shift } = packed;
    if (bytes.length > this.room.length)
      this.room = Buffer.allocUnsafeSlow(bytes.length + spareBytes);
    bytes.copy(this.room);
    this.kept = version;
    this.length = bytes.length;
    this.textBytes = textBytes;
    this.crc = crc;
    this.shift = shift;
  }
}

/** Of all rows of a series, block by block. Nothing is kept until somebody asks. */
export class Keepings {
  private readonly blocks: Keeping[] = [];

  /** @param first the row that the block begins with */
  ofBlock(first: number): Keeping {
    const place = first / blockRows;
    const keeping = this.blocks[place] ?? new Keeping();
    this.blocks[place] = keeping;
    return keeping;
  }

  /** What the row says has changed. */
  change(row: number): void {
    this.blocks[Math.floor(row / blockRows)]?.change();
  }
}
