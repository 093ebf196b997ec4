import { describe, expect, it } from 'vitest';
import { shortestGapMs } from './schedule.js';
import { aSchedule } from './testing/a-schedule.js';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('the shortest time between two checks', () => {
  it.each([
    ['90s', 90 * second],
    ['* * * * * *', second],
    ['*/30 * * * * *', 30 * second],
    ['*/7 * * * * *', 4 * second],
    ['0,59 * * * * *', second],
    ['*/5 * * * *', 5 * minute],
    ['*/7 * * * *', 4 * minute],
    ['10,50 0,1 * * * *', 20 * second],
    ['0 0,1 8 * * *', minute],
    ['59 59 * * * *', hour],
    ['0,59 0,59 * * * *', second],
    ['0 0,59 8,9 * * *', minute],
    ['0 8 * * *', day],
    ['0 */5 * * *', 4 * hour],
    ['0 59 0,23 * * *', hour],
    ['0 0,59 0,23 * * MON', 59 * minute],
    ['0 0,59 0,23 * * MON,TUE', minute],
    ['0 8 * * MON', 7 * day],
    ['0 8 * * MON,WED,SAT', 2 * day],
    ['0 0 1 * *', 28 * day],
    ['0 0 31 * *', 31 * day],
    ['0 0 28,1 * *', day],
    ['0 0 29,1 2,3 *', day],
    ['0 0 13 * FRI', day],
    ['@yearly', 365 * day],
    ['0 0 29 2 *', 4 * 365 * day + day],
  ])('%s: %d ms', (text, gap) => {
    expect(shortestGapMs(aSchedule(text), 'UTC')).toBe(gap);
  });

  it.each([
    ['a daily check comes an hour sooner in spring', '0 8 * * *', 23 * hour],
    ['one in the hour that comes twice follows itself', '30 1 * * *', hour],
    ['the two sides of the hour that is skipped meet', '0 0,59 1,3 * * *', minute],
    ['an hourly check knows no change', '0 * * * *', hour],
    ['a yearly one may cross a change', '0 0 10 3 *', 365 * day - hour],
  ])('where clocks change, %s', (_, text, gap) => {
    expect(shortestGapMs(aSchedule(text), 'America/New_York')).toBe(gap);
    expect(shortestGapMs(aSchedule(`TZ=America/New_York ${text}`), 'UTC')).toBe(gap);
  });

  it('knows the change by half an hour', () => {
    expect(shortestGapMs(aSchedule('30,50 * * * *'), 'UTC')).toBe(20 * minute);
    expect(shortestGapMs(aSchedule('30,50 * * * *'), 'Australia/Lord_Howe')).toBe(10 * minute);
  });
});
