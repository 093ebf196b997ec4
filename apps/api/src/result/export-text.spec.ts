import type { ResultRecord } from '@dialtone/history';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, exportForms } from './export-text.js';

const record: ResultRecord = {
  probeId: 1,
  location: 0,
  startedAt: Date.parse('2026-01-31T12:00:00.000Z'),
  ending: 'down',
  asked: false,
  latencyUs: 12_345,
  reason: 'BODY',
  message: 'It said "no", twice.',
  httpStatus: 200,
  phases: [
    ['connect', 500],
    ['processing', 11_000],
  ],
};

describe('A line of an export', () => {
  it('is one of CSV, with a place for each phase', () => {
    const [head, line] = [exportForms.csv.head, exportForms.csv.line(record)];
    expect(head).toBe(
      'startedAt,ending,asked,latencyMs,reason,message,httpStatus,' +
        'resolveMs,connectMs,tlsMs,processingMs,transferMs\r\n',
    );
    expect(line).toBe(
      '2026-01-31T12:00:00.000Z,down,false,12.345,BODY,"It said ""no"", twice.",200,,0.5,,11,\r\n',
    );
  });

  it('is one of JSON, without what there was not', () => {
    const { reason, message, httpStatus, ...good } = record;
    expect([reason, message, httpStatus].every(Boolean)).toBe(true);
    expect(exportForms.ndjson.line({ ...good, ending: 'up', phases: [] })).toBe(
      '{"startedAt":"2026-01-31T12:00:00.000Z","ending":"up","asked":false,"latencyMs":12.345,"phases":[]}\n',
    );
  });
});

describe('csvCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['+49', "'+49"],
    ['-2', "'-2"],
    ['\t=1', "'\t=1"],
    ['\n=1', '"\'\n=1"'],
    ['=A1,"x"', '"\'=A1,""x"""'],
    ['a=b', 'a=b'],
    ['', ''],
    [-2, '-2'],
    [undefined, ''],
  ])('writes %j as %j', (value, text) => {
    expect(csvCell(value)).toBe(text);
  });

  it('comes back whole, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\r', '\n', '=') }), text => {
        const cell = csvCell(text);
        const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(read.replace(/^'/u, '')).toBe(text);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/u);
      }),
    );
  });
});
