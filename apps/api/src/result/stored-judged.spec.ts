import type { Judged } from '@dialtone/model';
import { expect, it } from 'vitest';
import { judgedOf, judgedText } from './stored-judged.js';

const expectation = {
  subject: 'HEADER',
  name: 'server',
  comparison: 'ONE_OF',
  values: ['nginx', 'envoy'],
  severity: 'DEGRADED',
} as const;

it('comes back as it was', () => {
  const judged: Judged[] = [
    { expectation: { ...expectation, values: ['nginx', 'envoy'] }, held: true, actual: 'nginx' },
    {
      expectation: {
        subject: 'STATUS',
        comparison: 'EQUALS',
        values: ['200'],
        severity: 'DOWN',
        orAbsent: true,
      },
      held: false,
      note: 'the answer did not come this far',
    },
  ];
  expect(judgedOf(judgedText(judged))).toEqual(judged);
});

it('fits its column, however long the expectations are', () => {
  const long = '😀'.repeat(4096);
  const one: Judged = {
    expectation: { ...expectation, name: long, values: Array.from({ length: 50 }, () => long) },
    held: false,
    actual: long,
    note: long,
  };
  const text = judgedText(Array.from({ length: 30 }, () => one));
  expect(Buffer.byteLength(text)).toBeLessThan(65_536);
  expect(judgedOf(text)).toHaveLength(30);
});
