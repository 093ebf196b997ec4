import { grown } from '@dialtone/model';
import type { Page } from '../blocks/page.js';

/**
 * Texts that are written again and again, in bytes, one behind the other. A Buffer for each would weigh more than its
 * text, and there are two for each probe.
 */
export class Texts {
  private bytes = Buffer.allocUnsafe(4096);
  /** Behind the last text, and how many bytes before it belong to none. */
  private end = 0;
  private holes = 0;
  /** Where each text begins, and how long it is; 0 for a number that stands for none. */
  private starts = new Uint32Array(64);
  private lengths = new Uint32Array(64);
  private count = 0;
  private readonly free: number[] = [];

  /** @returns the number that stands for it until it is removed */
  add(text: string): number {
    const length = Buffer.byteLength(text);
    if (this.end + length > this.bytes.length) this.moveOut(length);
    const number = this.nextNumber();
    this.starts[number] = this.end;
    this.lengths[number] = length;
    this.end += this.bytes.write(text, this.end);
    return number;
  }

  remove(number: number): void {
    this.holes += this.lengths[number] ?? 0;
    this.lengths[number] = 0;
    this.free.push(number);
  }

  put(number: number, page: Page): void {
    const start = this.starts[number] ?? 0;
    page.put(this.bytes, start, start + (this.lengths[number] ?? 0));
  }

  private nextNumber(): number {
    const freed = this.free.pop();
    if (freed !== undefined) return freed;
    if (this.count === this.starts.length) {
      this.starts = grown(this.starts, new Uint32Array(this.count * 2));
      this.lengths = grown(this.lengths, new Uint32Array(this.count * 2));
    }
    this.count += 1;
    return this.count - 1;
  }

  /** To a larger place, without the holes, where so much more has room. */
  private moveOut(length: number): void {
    const place = Buffer.allocUnsafe(Math.ceil((this.end - this.holes + length) * 1.25));
    let end = 0;
    for (let number = 0; number < this.count; number += 1) {
      const start = this.starts[number] ?? 0;
      this.starts[number] = end;
      end += this.bytes.copy(place, end, start, start + (this.lengths[number] ?? 0));
    }
    this.bytes = place;
    this.end = end;
    this.holes = 0;
  }
}
