import { describe, expect, it } from 'vitest';
import { type Group, GroupedLines } from './grouped-lines';

const group = (application: string | null, total: number): Group => ({
  application,
  total,
  down: 0,
  degraded: 0,
});

describe('the lines of a list', () => {
  it('are its rows when nothing is grouped', () => {
    const lines = new GroupedLines([], 3);
    expect(lines.count).toBe(3);
    expect(lines.at(2)).toEqual({ kind: 'row', index: 2 });
    expect([lines.rowsBefore(2), lines.lineOf(2), lines.groupAt(1)]).toEqual([2, 2, undefined]);
  });

  it('have a head before each group', () => {
    const groups = [group('a', 2), group('b', 1), group(null, 1)];
    const lines = new GroupedLines(groups, 4);
    const kinds = Array.from({ length: lines.count }, (_, line) => lines.at(line));
    expect(kinds.map(line => (line.kind === 'row' ? line.index : line.group.application))).toEqual([
      'a',
      0,
      1,
      'b',
      2,
      null,
      3,
    ]);
    expect([0, 1, 3, 4, 5, 7].map(line => lines.rowsBefore(line))).toEqual([0, 0, 2, 2, 3, 4]);
    expect([0, 1, 2, 3].map(row => lines.lineOf(row))).toEqual([1, 2, 4, 6]);
    expect(lines.groupAt(2)?.application).toBe('a');
  });
});
