import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextOrder } from './text-order.js';

const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

describe('TextOrder', () => {
  it('ranks texts as people sort them', () => {
    const ranks = new TextOrder().ranksOf(['node 10', 'Node 9', 'apple', 'node 9', undefined, '']);
    expect(ranks).toEqual([3, 2, 1, 2, undefined, 0]);
  });

  it('finds texts that are new their places among those that it knows', () => {
    const order = new TextOrder();
    const texts = ['b', 'd', 'f'];
    expect(order.ranksOf(texts)).toEqual([0, 1, 2]);
    expect(order.ranksOf([...texts, 'a', 'C', 'g', 'D'])).toEqual([1, 3, 4, 0, 2, 5, 3]);
  });

  it('compares as the collator does, however the texts came', () => {
    const word = fc.constantFrom('', 'a', 'A', 'ä', 'b', 'B1', 'b 1', 'b10', 'b9', '支付', '例');
    fc.assert(
      fc.property(fc.array(fc.array(word)), lists => {
        const order = new TextOrder();
        for (const texts of lists) {
          const ranks = order.ranksOf(texts);
          for (const [one, text] of texts.entries())
            for (const [other, against] of texts.entries())
              expect(Math.sign((ranks[one] ?? NaN) - (ranks[other] ?? NaN))).toBe(
                Math.sign(compare(text, against)),
              );
        }
      }),
    );
  });

  it('keeps no more than twice what it was asked for at once', () => {
    const order = new TextOrder();
    for (let id = 0; id < 1000; id += 1) order.ranksOf([`a${id}`, `b${id}`]);
    expect(order.size).toBeLessThanOrEqual(6);
  });
});
