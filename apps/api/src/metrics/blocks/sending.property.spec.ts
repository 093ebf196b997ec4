import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Block } from './block.js';
import { blockRows, Keepings } from './keeping.js';
import { packed, plain } from './sending.js';

/** A series of numbers by row, whose blocks are kept. */
class Numbers {
  readonly values: number[] = [];
  readonly keepings = new Keepings();
  /** How many blocks were written. */
  written = 0;

  set(row: number, value: number): void {
    for (let next = this.values.length; next < row; next += 1) this.set(next, 0);
    this.values[row] = value;
    this.keepings.change(row);
  }

  *blocks(): Generator<Block> {
    for (let first = 0; first < this.values.length; first += blockRows)
      yield {
        keeping: this.keepings.ofBlock(first),
        write: page => {
          this.written += 1;
          const lines = this.values.slice(first, first + blockRows).map(value => `row ${value}\n`);
          page.put(Buffer.from(lines.join('')));
        },
      };
  }
}

const textOf = async (numbers: Numbers): Promise<string> =>
  (await buffer(plain(numbers.blocks()))).toString();
const unpacked = async (numbers: Numbers): Promise<string> =>
  gunzipSync(await buffer(packed(numbers.blocks()))).toString();

/** A row is given a number, somebody begins to read, or whoever did last comes to the end. */
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ row: fc.nat(3 * blockRows), value: fc.nat(1_000_000) }),
  },
  fc.constant('read' as const),
  fc.constant('wait' as const),
);

it('says with gzip what it says without, whatever changed and whoever read meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: 'max' }), async steps => {
      const numbers = new Numbers();
      const readers: Promise<string>[] = [];
      for (const each of steps)
        if (each === 'read') readers.push(unpacked(numbers));
        else if (each === 'wait') await readers.at(-1);
        else numbers.set(each.row, each.value);
      await Promise.all(readers);
      expect(await unpacked(numbers)).toBe(await textOf(numbers));
    }),
    { numRuns: 200 },
  );
});

it('writes again what has changed, and nothing else', async () => {
  const numbers = new Numbers();
  numbers.set(4 * blockRows - 1, 1);
  await unpacked(numbers);
  expect(numbers.written).toBe(4);
  await unpacked(numbers);
  expect(numbers.written).toBe(4);
  numbers.set(blockRows, 2);
  expect(await unpacked(numbers)).toContain('row 2\n');
  expect(numbers.written).toBe(5);
});

it('is whole with texts that gzip can make nothing of, and larger than its pages', async () => {
  const numbers = new Numbers();
  for (let row = 0; row < 40 * blockRows; row += 1) numbers.set(row, Math.random());
  expect(await unpacked(numbers)).toBe(await textOf(numbers));
  for (let row = 0; row < 40 * blockRows; row += 1) numbers.set(row, 7);
  expect(await unpacked(numbers)).toBe(await textOf(numbers));
});

it('is a gzip stream of its own with nothing in it', async () => {
  expect(await unpacked(new Numbers())).toBe('');
});
