import { describe, expect, it } from 'vitest';
import { Page } from './page.js';

const written = (value: number): string => {
  const page = new Page();
  page.putNumber(value);
  return page.take().toString();
};

describe('a number on a page', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [9, '9'],
    [10, '10'],
    [-1, '-1'],
    [200, '200'],
    [2_147_483_647, '2147483647'],
    [4_294_967_295, '4294967295'],
    [-62_135_596_800, '-62135596800'],
    [1_800_000_000, '1800000000'],
    [Number.MAX_SAFE_INTEGER, '9007199254740991'],
    [1.1, '1.1'],
    [0.0125, '0.0125'],
    [0.000_001, '0.000001'],
    [0.000_000_4, '0'],
    [0.999_999_9, '1'],
    [12.345_678_9, '12.345679'],
    [0.100_001, '0.100001'],
    [3.000_5, '3.0005'],
    [5000.25, '5000.25'],
    [-0.5, '-0.5'],
    [NaN, 'NaN'],
  ])('%d is %j', (value, text) => {
    expect(written(value)).toBe(text);
  });
});

describe('a page', () => {
  it('holds what was put, in order, however long', () => {
    const page = new Page();
    const parts = ['a', 'é', '支付'.repeat(50_000), '"'];
    for (const part of parts) page.put(Buffer.from(part));
    expect(page.isFull).toBe(true);
    expect(page.take().toString()).toBe(parts.join(''));
    expect(page.take()).toHaveLength(0);
  });

  it('begins anew in the same place once it was taken', () => {
    const page = new Page();
    page.put(Buffer.from('one'));
    const first = page.take();
    expect(first.toString()).toBe('one');
    page.put(Buffer.from('two'));
    const second = page.take();
    expect(second.toString()).toBe('two');
    expect(second.buffer).toBe(first.buffer);
  });
});
