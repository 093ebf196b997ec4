import { describe, expect, it } from 'vitest';
import { fromWallTime, toWallTime } from './wall-time.js';

describe('a wall-clock text', () => {
  it.each([
    ['UTC', '2026-11-23T20:07:29.123Z', '2026-11-23 20:07:29.123'],
    ['Asia/Shanghai', '2026-11-23T20:07:29.123Z', '2026-11-24 04:07:29.123'],
    ['America/New_York', '2026-01-23T20:07:29.007Z', '2026-01-23 15:07:29.007'],
    ['America/New_York', '2026-07-23T20:07:29.000Z', '2026-07-23 16:07:29.000'],
    ['Asia/Kolkata', '1999-12-31T23:59:59.999Z', '2000-01-01 05:29:59.999'],
  ])('shows and means the same instant in %s', (zone, instant, text) => {
    expect(toWallTime(new Date(instant), zone)).toBe(text);
    expect(fromWallTime(text, zone)).toEqual(new Date(instant));
  });

  it.each([
    ['whole seconds', '2024-03-12 10:00:00', '2024-03-12T02:00:00.000Z'],
    ['microseconds, cut to milliseconds', '2024-03-12 10:00:00.123999', '2024-03-12T02:00:00.123Z'],
    ['a date alone', '2024-03-12', '2024-03-11T16:00:00.000Z'],
    ['its own offset', '2024-03-12 10:00:00.5+00:00', '2024-03-12T10:00:00.500Z'],
    ['the form of ISO 8601', '2024-03-12T10:00:00.500Z', '2024-03-12T10:00:00.500Z'],
  ])('is read with %s', (_, text, instant) => {
    expect(fromWallTime(text, 'Asia/Shanghai')).toEqual(new Date(instant));
  });

  it.each([
    null,
    '',
    '0000-00-00 00:00:00.000',
    '2024-00-12 10:00:00.000',
    '2024-02-30 10:00:00.000',
    '2024-02-12 24:30:00.000',
    'yesterday',
    'the day before the 31st',
  ])('is no time when it is %o', text => {
    expect(fromWallTime(text, 'Asia/Shanghai')).toBeNull();
    expect(fromWallTime(text, 'UTC')).toBeNull();
  });

  it.each(['2024-02-29 24:00:00.000', '2024-03-12 10:00:00', '0001-01-01 00:00:00.000'])(
    'means the same by UTC as by a zone that is always like it: %s',
    text => {
      expect(fromWallTime(text, 'UTC')).toEqual(fromWallTime(text, 'Etc/GMT'));
    },
  );

  it('is read as the first pass of an hour that the zone repeats', () => {
    const first = new Date('2026-10-25T00:30:00.000Z');
    const second = new Date('2026-10-25T01:30:00.000Z');
    expect(toWallTime(second, 'Europe/Berlin')).toBe(toWallTime(first, 'Europe/Berlin'));
    expect(fromWallTime('2026-10-25 02:30:00.000', 'Europe/Berlin')).toEqual(first);
  });

  it('is read as if the clock had gone on in an hour that the zone skips', () => {
    expect(fromWallTime('2026-03-29 02:30:00.000', 'Europe/Berlin')).toEqual(
      new Date('2026-03-29T01:30:00.000Z'),
    );
  });
});
