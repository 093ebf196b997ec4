import { describe, expect, it } from 'vitest';
import { clockChangeOf } from './clock-change.js';
import { aSchedule } from './testing/a-schedule.js';

const hour = 3_600_000;
/** Berlin, in spring and in autumn. */
const forward = { at: Date.UTC(2027, 2, 28, 1), offsetBeforeMs: hour, offsetAfterMs: 2 * hour };
const back = { at: Date.UTC(2027, 9, 31, 1), offsetBeforeMs: 2 * hour, offsetAfterMs: hour };

const wall = (at: number): string => new Date(at).toISOString().slice(11, 16);
const told = (text: string, change: typeof forward) => {
  const made = clockChangeOf(aSchedule(text), change);
  return (
    made && {
      clocks: `${wall(made.shows)} ${wall(made.becomes)}`,
      skipped: made.skipped.map(wall),
      repeated: made.repeated.map(wall),
    }
  );
};

describe('a change of the clocks', () => {
  it('skips what is named within the hour that does not come', () => {
    expect(told('30 2 * * *', forward)).toEqual({
      clocks: '02:00 03:00',
      skipped: ['02:30'],
      repeated: [],
    });
    expect(told('*/20 * * * *', forward)?.skipped).toEqual(['02:00', '02:20', '02:40']);
  });

  it('brings twice what is named within the hour that comes twice', () => {
    expect(told('30 2 * * *', back)).toEqual({
      clocks: '03:00 02:00',
      skipped: [],
      repeated: ['02:30'],
    });
  });

  it('leaves alone what is named at another time or on another day', () => {
    const untouched = { skipped: [], repeated: [] };
    expect(told('0 8 * * *', forward)).toMatchObject(untouched);
    expect(told('30 2 * * MON', forward)).toMatchObject(untouched);
  });

  it('is nothing to an interval', () => {
    expect(told('30s', forward)).toBeUndefined();
  });
});
