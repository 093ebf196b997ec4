/** Of gzip (RFC 1952), its bits in reverse: x^0 is the highest. */
const polynomial = 0xed_b8_83_20;
const one = 0x80_00_00_00;

/** Product of two polynomials modulo that of the checksum. */
function multiply(left: number, right: number): number {
  let [product, rest] = [0, right];
  for (let bit = one; bit !== 0; bit >>>= 1) {
    if ((left & bit) !== 0) product ^= rest;
    rest = (rest & 1) === 0 ? rest >>> 1 : (rest >>> 1) ^ polynomial;
  }
  return product >>> 0;
}

/** x^(8 · 2^n): one byte, two, four. */
const powers: readonly number[] = [...Array(31).keys()].reduce(
  (all: number[]) => [...all, multiply(all.at(-1) ?? one, all.at(-1) ?? one)],
  [one >>> 8],
);

/** What so many bytes behind a text multiply its CRC-32 by: x^(8 · bytes). */
export function shiftOf(bytes: number): number {
  let shift = one;
  for (let [rest, place] = [bytes, 0]; rest > 0; rest = Math.floor(rest / 2), place += 1)
    if (rest % 2 === 1) shift = multiply(shift, powers[place] ?? one);
  return shift;
}

/** CRC-32 of a text that comes in parts whose own are known; zlib can join them too, but Node does not offer it. */
export class Checksum {
  private crc = 0;

  get value(): number {
    return this.crc;
  }

  add({ crc, shift }: { readonly crc: number; readonly shift: number }): void {
    this.crc = (multiply(this.crc, shift) ^ crc) >>> 0;
  }
}
