import { parseSchedule, type Schedule } from '@dialtone/model';
import { describe, expect, it } from 'vitest';
import { timeChangeOf } from './schedule-moments.js';

const from = new Date('2026-01-01T00:00:00Z');

function schedule(text: string): Schedule {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.schedule;
}

const around = (text: string, zone = 'Europe/Berlin') =>
  timeChangeOf(schedule(text), from, zone)?.around.map(moment => moment.toISOString());

describe('the moments around a change of the clocks', () => {
  it('are the last before it and the first after', () => {
    expect(timeChangeOf(schedule('0 8 * * *'), from, 'Europe/Berlin')).toMatchObject({
      at: new Date('2026-03-29T01:00:00Z'),
      offsetBeforeMinutes: 60,
      offsetAfterMinutes: 120,
    });
    expect(around('0 8 * * *')).toEqual([
      '2026-03-27T07:00:00.000Z',
      '2026-03-28T07:00:00.000Z',
      '2026-03-29T06:00:00.000Z',
      '2026-03-30T06:00:00.000Z',
      '2026-03-31T06:00:00.000Z',
    ]);
  });

  it('are few, also of a text that names every second', () => {
    expect(around('* * * * * *')).toHaveLength(5);
    expect(around('0 0 29 2 *')?.[0]).toBe('2028-02-28T23:00:00.000Z');
  });

  it('are told in the zone that the text names', () => {
    expect(around('TZ=America/New_York 0 8 * * *')?.[2]).toBe('2026-03-08T12:00:00.000Z');
  });

  it('are none where no clock is changed, or none is read', () => {
    expect(around('0 8 * * *', 'Asia/Shanghai')).toBeUndefined();
    expect(around('30s')).toBeUndefined();
  });
});
