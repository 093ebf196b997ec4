import type { ResultRecord } from '@dialtone/history';
import { describe, expect, it } from 'vitest';
import { exportForms } from './export-text.js';

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
