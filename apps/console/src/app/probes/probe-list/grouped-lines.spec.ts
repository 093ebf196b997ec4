import { describe, expect, it } from 'vitest';
import { type Group, GroupedLines } from './grouped-lines';

const group = (application: string | null, total: number): Group => ({
  application,
  total,
  down: 0,
  degraded: 0,
});

const heights = { row: 150, head: 40 };

describe('the lines of a list', () => {
  it('are its rows when nothing is grouped', () => {
    const lines = new GroupedLines([], 3, heights);
    expect(lines.count).toBe(3);
    expect(lines.at(2)).toEqual({ kind: 'row', index: 2 });
    expect([lines.rowsBefore(2), lines.lineOf(2), lines.groupAt(1)]).toEqual([2, 2, undefined]);
  });

  it('have a head before each group', () => {
    const groups = [group('a', 2), group('b', 1), group(null, 1)];
    const lines = new GroupedLines(groups, 4, heights);
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

  it('stand where the heights of rows and heads have them', () => {
    // Tops: 0 a, 40, 190, 340 b, 380, 530 -, 570; 720 is the end.
    const lines = new GroupedLines([group('a', 2), group('b', 1), group(null, 1)], 4, heights);
    expect([0, 1, 2, 3, 4, 7].map(line => lines.offsetOf(line))).toEqual([
      0, 40, 190, 340, 380, 720,
    ]);
    expect(lines.height).toBe(720);
    expect([-5, 0, 1, 40, 41, 341, 720, 900].map(offset => lines.firstFrom(offset))).toEqual([
      0, 0, 1, 1, 2, 4, 7, 7,
    ]);
    expect([-5, 0, 39, 40, 189, 340, 379, 719].map(offset => lines.lineAt(offset))).toEqual([
      0, 0, 0, 1, 1, 3, 3, 6,
    ]);
  });
});
