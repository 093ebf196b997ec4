import { grown } from '@dialtone/model';

/** Whole numbers from 0 to 2^53 in as few bytes as they need: seven bits each, the lowest first (LEB128). */
export class ByteWriter {
  private bytes = Buffer.allocUnsafeSlow(64);
  private length = 0;

  number(value: number): void {
    if (this.length + 8 > this.bytes.length) this.grow();
    let rest = value;
    while (rest >= 128) {
      this.bytes[this.length] = (rest % 128) + 128;
      this.length += 1;
      rest = Math.floor(rest / 128);
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  byte(value: number): void {
    if (this.length === this.bytes.length) this.grow();
    this.bytes[this.length] = value;
    this.length += 1;
  }

  /** What was written, as bytes of their own; the writer begins anew. They are few, so they lie beside others in Node's pool. */
  take(): Uint8Array {
    const taken = Buffer.allocUnsafe(this.length);
    this.bytes.copy(taken, 0, 0, this.length);
    this.length = 0;
    return taken;
  }

  private grow(): void {
    this.bytes = grown(this.bytes, Buffer.allocUnsafeSlow(this.bytes.length * 2));
  }
}

export class ByteReader {
  /** @param at where it begins */
  constructor(
    private readonly bytes: Uint8Array,
    private at = 0,
  ) {}

  get done(): boolean {
    return this.at >= this.bytes.length;
  }

  /** @throws RangeError when the bytes are at their end */
  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new RangeError('The bytes end too early.');
    this.at += 1;
    return byte;
  }

  /** @throws RangeError when the bytes end within a number */
  number(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const byte = this.byte();
      value += (byte & 127) * factor;
      if (byte < 128) return value;
      factor *= 128;
    }
  }
}
