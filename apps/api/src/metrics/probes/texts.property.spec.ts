import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { Page } from '../blocks/page.js';
import { Texts } from './texts.js';

/** Add a text, or remove the one of the held that the number comes to. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
  { weight: 2, arbitrary: fc.nat() },
);

it('puts each text as it was added, whatever was added and removed besides', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 300, size: 'max' }), steps => {
      const texts = new Texts();
      const held = new Map<number, string>();
      for (const each of steps)
        if (typeof each === 'string') held.set(texts.add(each), each);
        else {
          const numbers = [...held.keys()];
          const number = numbers[each % Math.max(numbers.length, 1)];
          if (number === undefined) continue;
          texts.remove(number);
          held.delete(number);
        }
      for (const [number, text] of held) {
        const page = new Page();
        texts.put(number, page);
        expect(page.take().toString()).toBe(text);
      }
    }),
  );
});

it('takes the room of texts that were removed', () => {
  const texts = new Texts();
  const allocating = vi.spyOn(Buffer, 'allocUnsafe');
  for (let round = 0; round < 10_000; round += 1) texts.remove(texts.add('shop'.repeat(100)));
  const largest = allocating.mock.calls.reduce((most, [size]) => Math.max(most, size), 0);
  allocating.mockRestore();
  expect(largest).toBeLessThan(10_000);
});
