import { constants, crc32, createDeflateRaw } from 'node:zlib';
import { shiftOf } from './checksum.js';

/** Compressed so that it can be sent in any place of a gzip stream: it refers to nothing before it. */
export interface Packed {
  /** Of DEFLATE (RFC 1951), whole bytes, not the last block of a stream. */
  readonly bytes: Buffer;
  /** Of the text: its length, its CRC-32, and by how much it shifts that of what stands before it. */
  readonly textBytes: number;
  readonly crc: number;
  readonly shift: number;
}

const options = {
  /** More would cost more than it saves: the text repeats itself so much that a tenth is left. */
  level: constants.Z_BEST_SPEED,
  /** After each write, all is out and forgotten. */
  flush: constants.Z_FULL_FLUSH,
  chunkSize: 65_536,
};

/** Packs texts one by one, beside the thread of the checks. */
export class Packer {
  private readonly stream = createDeflateRaw(options);
  private parts: Buffer[] = [];
  private fail: ((error: Error) => void) | undefined;

  constructor() {
    this.stream.on('data', (part: Buffer) => this.parts.push(part));
    this.stream.on('error', error => this.fail?.(error));
  }

  /** The text is to stay as it is until then. */
  async pack(text: Buffer): Promise<Packed> {
    this.parts = [];
    if (text.length > 0)
      await new Promise<void>((resolve, reject) => {
        this.fail = reject;
        this.stream.write(text, error => {
          if (error) reject(error);
          else resolve();
        });
      });
    return {
      bytes: Buffer.concat(this.parts),
      textBytes: text.length,
      crc: crc32(text),
      shift: shiftOf(text.length),
    };
  }

  close(): void {
    this.stream.destroy();
  }
}
