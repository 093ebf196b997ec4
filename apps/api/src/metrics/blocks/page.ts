/** So many bytes are enough for one turn: a fraction of a millisecond. */
const pageBytes = 32_768;
/** Room for a block behind a page that is nearly full, so that hardly one is ever made larger. */
const roomBytes = 32_768;
/** Below this a loop is faster than a call. */
const shortBytes = 64;
export const lineEnd = Buffer.from('\n');
const [zero, dot, minus] = [0x30, 0x2e, 0x2d];
const largestPlain = 2 ** 31;

/**
 * A text as it is written, in bytes: made of parts that stand ready, as lines with ten thousand probes must be. Texts
 * put together would be garbage at once, of several times their size.
 */
export class Page {
  private bytes = Buffer.allocUnsafe(pageBytes + roomBytes);
  private at = 0;

  get isFull(): boolean {
    return this.at >= pageBytes;
  }

  put(text: Buffer, start = 0, end = text.length): void {
    this.makeRoom(end - start);
    const { bytes, at } = this;
    if (end - start > shortBytes) text.copy(bytes, at, start, end);
    else
      for (let from = start, to = at; from < end; from += 1, to += 1) bytes[to] = text[from] ?? 0;
    this.at = at + end - start;
  }

  /** Integers as they are, everything else to six places: seconds to the microsecond. */
  putNumber(value: number): void {
    this.makeRoom(32);
    if (Number.isInteger(value) && Math.abs(value) < largestPlain) this.putInteger(value);
    else if (value > 0 && value < 1000) this.putFraction(value);
    else this.at += this.bytes.write(String(value), this.at, 'latin1');
  }

  /** What was written. The next page begins in its place, so it is to be read before anything is put there. */
  take(): Buffer {
    const taken = this.bytes.subarray(0, this.at);
    this.at = 0;
    return taken;
  }

  private makeRoom(length: number): void {
    const needed = this.at + length;
    if (needed <= this.bytes.length) return;
    const larger = Buffer.allocUnsafe(needed * 2);
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  private putInteger(value: number): void {
    if (value < 0) this.putByte(minus);
    this.putDigits(Math.abs(value), digitsOf(Math.abs(value)));
  }

  private putFraction(value: number): void {
    const millionths = Math.round(value * 1e6);
    const whole = Math.floor(millionths / 1e6);
    this.putInteger(whole);
    let rest = millionths - whole * 1e6;
    if (rest === 0) return;
    let places = 6;
    for (; rest % 10 === 0; rest /= 10) places -= 1;
    this.putByte(dot);
    this.putDigits(rest, places);
  }

  private putDigits(value: number, count: number): void {
    let rest = value;
    for (let place = this.at + count - 1; place >= this.at; place -= 1) {
      const next = Math.floor(rest / 10);
      this.bytes[place] = zero + rest - next * 10;
      rest = next;
    }
    this.at += count;
  }

  private putByte(byte: number): void {
    this.bytes[this.at] = byte;
    this.at += 1;
  }
}

function digitsOf(value: number): number {
  let count = 1;
  for (let least = 10; value >= least; least *= 10) count += 1;
  return count;
}
