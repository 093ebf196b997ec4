import { describe, expect, it } from 'vitest';
import { beginOf, windowNamed } from './windows';

describe('windows', () => {
  it('are named in the url, and a day when they are not', () => {
    expect(['week', 'YEAR', 'decade', undefined].map(windowNamed)).toEqual([
      ...['WEEK', 'YEAR', 'DAY', 'DAY'],
    ]);
  });

  it('begin so many days before now', () => {
    const now = Date.parse('2026-02-10T12:00:00.000Z');
    expect(beginOf('WEEK', now)).toBe('2026-02-03T12:00:00.000Z');
  });
});
