import { describe, expect, it } from 'vitest';
import { tableOf } from './table.ts';

describe('the table', () => {
  it('aligns its columns and compares where there is something to compare with', () => {
    expect(
      tableOf([
        {
          what: 'a check',
          value: 150,
          unit: 'µs',
          yardstick: { what: 'bare', value: 100 },
          goal: { most: 1.4, of: 'ratio' },
        },
        { what: 'a heap', value: 1.234, unit: 'kB', goal: { most: 2, of: 'value' } },
        { what: 'a peer', said: 'not there' },
      ]),
    ).toBe(
      [
        '| what    | median    | yardstick     | ratio | goal          |',
        '| ------- | --------- | ------------- | ----- | ------------- |',
        '| a check | 150 µs    | 100 µs (bare) | 1.500 | ≤ 1.4, missed |',
        '| a heap  | 1.23 kB   |               |       | ≤ 2, met      |',
        '| a peer  | not there |               |       |               |',
      ].join('\n'),
    );
  });
});
