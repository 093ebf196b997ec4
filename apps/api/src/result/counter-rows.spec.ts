import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CounterRows, type Row } from './counter-rows.js';

const sizeOfRow = 7;
const valuesOf = ({ counters, first }: Row) => [...counters.subarray(first, first + sizeOfRow)];

describe('CounterRows', () => {
  it('gives each row to one alone and all zero, whoever had it before', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { minLength: 300, maxLength: 2000 }), steps => {
        const rows = new CounterRows(sizeOfRow);
        const taken = new Map<number, Row>();
        steps.forEach((step, mark) => {
          const oldest = taken.entries().next().value;
          if (step === 0 && oldest !== undefined) {
            rows.giveBack(oldest[1]);
            taken.delete(oldest[0]);
          } else {
            const row = rows.take();
            expect(valuesOf(row)).toEqual(Array.from({ length: sizeOfRow }, () => 0));
            row.counters.fill(mark, row.first, row.first + sizeOfRow);
            taken.set(mark, row);
          }
        });
        for (const [mark, row] of taken)
          expect(valuesOf(row)).toEqual(Array.from({ length: sizeOfRow }, () => mark));
      }),
      { numRuns: 20 },
    );
  });
});
