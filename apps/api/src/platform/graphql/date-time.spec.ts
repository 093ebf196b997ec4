import { describe, expect, it } from 'vitest';
import { DateTime } from './date-time.js';

describe('DateTime', () => {
  it('is shown in UTC with milliseconds', () => {
    expect(DateTime.serialize(new Date('2026-01-31T20:00:00.5+08:00'))).toBe(
      '2026-01-31T12:00:00.500Z',
    );
  });

  it.each([
    ['2026-01-31T12:00:00.000Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00Z', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T20:00:00+08:00', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T20:00:00+0800', '2026-01-31T12:00:00.000Z'],
    ['2026-01-31T12:00:00.123456789Z', '2026-01-31T12:00:00.123Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(DateTime.parseValue(text)).toEqual(new Date(instant));
  });

  it.each([
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-02-30T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T25:00:00Z',
    'yesterday',
    '',
    1767225600000,
    null,
    {},
  ])('refuses %j', value => {
    expect(() => DateTime.parseValue(value)).toThrow(/^A DateTime is an ISO 8601 text/u);
  });

  it('is a mistake of ours when an answer holds something else', () => {
    expect(() => DateTime.serialize('2026-01-31')).toThrow(TypeError);
  });
});
