import { describe, expect, it } from 'vitest';
import { readExport } from './export-question.js';

const nothing = {
  ...{ from: null, until: null, minLatencyMs: null, maxLatencyMs: null },
  ...{ endings: null, reasons: null, httpStatuses: null },
};

describe('readExport', () => {
  it('asks for everything when nothing is said', () => {
    expect(readExport({})).toEqual(nothing);
  });

  it('reads a filter', () => {
    const query = {
      from: '2026-01-31T12:00:00Z',
      minLatencyMs: '12.5',
      ending: ['DOWN', 'DEGRADED'],
      reason: 'TIMEOUT',
      httpStatus: '503',
    };
    expect(readExport(query)).toEqual({
      ...nothing,
      from: new Date('2026-01-31T12:00:00.000Z'),
      minLatencyMs: 12.5,
      endings: ['DOWN', 'DEGRADED'],
      reasons: ['TIMEOUT'],
      httpStatuses: [503],
    });
  });

  it.each([
    [{ from: 'yesterday' }, 'from is a moment, such as 2026-01-31T12:00:00.000Z.'],
    [{ from: ['2026-01-31T12:00:00Z', '2026-01-31T13:00:00Z'] }, 'from can be given once.'],
    [{ until: { $gt: '' } }, 'until is a moment, such as 2026-01-31T12:00:00.000Z.'],
    [{ minLatencyMs: '-1' }, 'minLatencyMs is a number of milliseconds.'],
    [{ ending: 'SIDEWAYS' }, 'ending is one of UP, DEGRADED, DOWN, INTERNAL.'],
    [{ httpStatus: '5xx' }, 'httpStatus is a status such as 503.'],
    [{ endings: 'UP' }, 'There is no parameter of this name: endings.'],
    [{ valueOf: 'x' }, 'There is no parameter of this name: valueOf.'],
  ])('refuses %j', (query, message) => {
    const path = Object.keys(query);
    expect(() => readExport(query)).toThrow(
      expect.objectContaining({ code: 'BAD_USER_INPUT', problems: [{ path, message }] }),
    );
  });
});
