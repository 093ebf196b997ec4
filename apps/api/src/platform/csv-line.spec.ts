import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell } from './csv-line.js';

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['\t=1', "'\t=1"],
    ['\n=1', '"\'\n=1"'],
    ['=A1,"x"', '"\'=A1,""x"""'],
    ["'=1", "''=1"],
    ["'a", "'a"],
    ['a=b', 'a=b'],
    ['', ''],
    [-2, '-2'],
    [undefined, ''],
  ])('writes %j as %j', (value, text) => {
    expect(csvCell(value)).toBe(text);
  });

  it('comes back whole, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', "'", ',', '\r', '\n', '=') }),
        text => {
          const cell = csvCell(text);
          const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
          expect(read.replace(/^'(?='*[=+\-@\t\r\n])/u, '')).toBe(text);
          if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/u);
        },
      ),
    );
  });
});
