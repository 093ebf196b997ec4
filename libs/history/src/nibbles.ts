import type { ByteReader, ByteWriter } from './varint.js';

/** Numbers that are nearly all below 16, two to a byte. The last byte has to be filled up by `end`. */
export class NibbleWriter {
  private low: number | undefined;

  constructor(private readonly to: ByteWriter) {}

  /** @param value from 0 to 15 */
  nibble(value: number): void {
    if (this.low === undefined) this.low = value;
    else {
      this.to.byte(this.low + value * 16);
      this.low = undefined;
    }
  }

  /** A whole number of any size: three bits to a nibble, the lowest first. */
  number(value: number): void {
    let rest = value;
    while (rest >= 8) {
      this.nibble((rest % 8) + 8);
      rest = Math.floor(rest / 8);
    }
    this.nibble(rest);
  }

  end(): void {
    if (this.low !== undefined) this.nibble(0);
  }
}

export class NibbleReader {
  private high: number | undefined;

  constructor(private readonly from: ByteReader) {}

  /** @throws RangeError when the bytes end */
  nibble(): number {
    const { high } = this;
    if (high !== undefined) {
      this.high = undefined;
      return high;
    }
    const byte = this.from.byte();
    this.high = byte >> 4;
    return byte & 15;
  }

  number(): number {
    let [value, factor] = [0, 1];
    for (;;) {
      const nibble = this.nibble();
      value += (nibble & 7) * factor;
      if (nibble < 8) return value;
      factor *= 8;
    }
  }
}
