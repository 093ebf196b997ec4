import { describe, expect, it } from 'vitest';
import { tableOf } from './table.ts';

describe('the table', () => {
  it('aligns its columns and compares where there is something to compare with', () => {
    expect(
      tableOf([
        { what: 'a check', value: 150, unit: 'µs', yardstick: { what: 'bare', value: 100 } },
        { what: 'a heap', value: 1.234, unit: 'kB' },
      ]),
    ).toBe(
      [
        '| what    | median  | yardstick     | ratio |',
        '| ------- | ------- | ------------- | ----- |',
        '| a check | 150 µs  | 100 µs (bare) | 1.50  |',
        '| a heap  | 1.23 kB |               |       |',
      ].join('\n'),
    );
  });
});
