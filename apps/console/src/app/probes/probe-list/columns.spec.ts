import { describe, expect, it } from 'vitest';
import { columnNames, fittingColumns, tracksOf, widthOf } from './columns';

describe('the columns of the list', () => {
  it('are all there where there is room', () => {
    expect(fittingColumns(columnNames, 5000)).toEqual(columnNames);
  });

  it('go one after another where there is none, and leave the name', () => {
    expect(fittingColumns(columnNames, 1030)).toEqual([
      'state',
      'name',
      'recent',
      'success',
      'p95',
      'latency',
      'next',
      'enabled',
    ]);
    expect(fittingColumns(columnNames, 10)).toEqual(['name']);
  });

  it('stand between the tick and the menu', () => {
    expect(tracksOf(['name', 'latency'])).toBe('40px minmax(190px, 3fr) 80px 44px');
    expect(widthOf(['name', 'latency'])).toBe(354);
  });
});
