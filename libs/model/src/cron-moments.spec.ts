import { Cron } from 'croner';
import { describe, expect, it, vi } from 'vitest';
import { nextMoment } from './schedule.js';
import { aSchedule } from './testing/a-schedule.js';

/** The moments that follow, as the zone's wall clocks show them, with the distance from UTC where it matters. */
function moments(text: string, after: string, count: number, timeZone: string): string[] {
  const found: string[] = [];
  let moment: Date | undefined = new Date(after);
  while (found.length < count) {
    moment = nextMoment(aSchedule(text), moment, timeZone);
    if (moment === undefined) break;
    found.push(moment.toISOString().replace('.000', ''));
  }
  return found;
}

const instants = (texts: readonly string[]) =>
  texts.map(text => new Date(text).toISOString().replace('.000', ''));

describe('the moments of a cron text', () => {
  it('are computed once for all that ask for the same, or from a little later', () => {
    const look = vi.spyOn(Cron.prototype, 'nextRun');
    const from = Date.parse('2026-03-05T01:02:03Z');
    const schedule = aSchedule('0 17 */3 * * *');
    const found = Array.from({ length: 10_000 }, (_, ms) =>
      nextMoment(schedule, new Date(from + ms), 'UTC')?.toISOString(),
    );
    expect(new Set(found)).toEqual(new Set(['2026-03-05T03:17:00.000Z']));
    expect(look).toHaveBeenCalledTimes(1);
    expect(nextMoment(schedule, new Date(from - 3_600_000), 'UTC')?.getUTCHours()).toBe(0);
  });

  it.each([
    ['0 0/15 * * * *', '2012-07-09T14:45:00Z', ['2012-07-09T15:00:00Z', '2012-07-09T15:15:00Z']],
    ['0 0/15 * * * *', '2012-07-09T14:59:59.999Z', ['2012-07-09T15:00:00Z']],
    ['0 5/15 * * * *', '2012-07-09T15:49:00Z', ['2012-07-09T15:50:00Z', '2012-07-09T16:05:00Z']],
    ['0 20-35/15 * * * *', '2012-07-09T15:45:00Z', ['2012-07-09T16:20:00Z']],
    ['0 */15 * * * *', '2012-07-09T23:46:00Z', ['2012-07-10T00:00:00Z']],
    ['15/35 20-35/15 * * * *', '2012-07-09T23:35:51Z', ['2012-07-10T00:20:15Z']],
    ['15/35 20-35/15 1/2 * * *', '2012-07-09T23:35:51Z', ['2012-07-10T01:20:15Z']],
    ['15/35 20-35/15 10-12 * * *', '2012-07-09T23:35:51Z', ['2012-07-10T10:20:15Z']],
    ['15/35 20-35/15 1/2 */2 * *', '2012-07-09T23:35:51Z', ['2012-07-11T01:20:15Z']],
    ['15/35 20-35/15 * 9-20 Jul *', '2012-07-09T23:35:51Z', ['2012-07-10T00:20:15Z']],
    ['0 0 0 9 Apr-Oct ?', '2012-07-09T23:35:00Z', ['2012-08-09T00:00:00Z']],
    ['0 0 0 * Feb Mon', '2012-07-09T23:35:00Z', ['2013-02-04T00:00:00Z']],
    ['0 0 0 * Feb Mon/2', '2012-07-09T23:35:00Z', ['2013-02-01T00:00:00Z']],
    ['0 * * * * *', '2012-12-31T23:59:45Z', ['2013-01-01T00:00:00Z']],
    ['30 08 ? Jul Sun', '2012-07-10T00:00:00Z', ['2012-07-15T08:30:00Z', '2012-07-22T08:30:00Z']],
    ['@weekly', '2012-07-02T00:00:00Z', ['2012-07-08T00:00:00Z']],
    ['@monthly', '2012-07-02T00:00:00Z', ['2012-08-01T00:00:00Z']],
    ['@yearly', '2012-07-02T00:00:00Z', ['2013-01-01T00:00:00Z']],
  ])('%s after %s', (text, after, expected) => {
    expect(moments(text, after, expected.length, 'UTC')).toEqual(expected);
  });

  it('names a day by either day field when both are written', () => {
    expect(moments('0 0 0 1,15 * Sun', '2012-07-02T00:00:00Z', 5, 'UTC')).toEqual(
      instants(['2012-07-08', '2012-07-15', '2012-07-22', '2012-07-29', '2012-08-01']),
    );
    expect(moments('0 0 0 */10 * Sun', '2012-07-12T00:00:00Z', 3, 'UTC')).toEqual(
      instants(['2012-07-15', '2012-07-21', '2012-07-22']),
    );
    expect(moments('0 0 0 */5 Oct Mon', '2012-07-09T23:35:00Z', 4, 'UTC')).toEqual(
      instants(['2012-10-01', '2012-10-06', '2012-10-08', '2012-10-11']),
    );
  });

  it('finds leap days, and leaves out the year 2100', () => {
    expect(moments('0 0 0 29 Feb ?', '2012-07-09T23:35:00Z', 2, 'UTC')).toEqual(
      instants(['2016-02-29', '2020-02-29']),
    );
    expect(moments('0 0 0 29 Feb ?', '2096-03-01T00:00:00Z', 1, 'UTC')).toEqual(
      instants(['2104-02-29']),
    );
  });

  it('passes over months that have no such day', () => {
    expect(moments('0 0 31 * *', '2026-01-31T00:00:00Z', 3, 'UTC')).toEqual(
      instants(['2026-03-31', '2026-05-31', '2026-07-31']),
    );
    expect(moments('0 0 30 * *', '2026-01-30T00:00:00Z', 1, 'UTC')).toEqual(
      instants(['2026-03-30']),
    );
  });

  it('has an end: nothing is said of the year 3000 and later', () => {
    expect(moments('@yearly', '2999-06-01T00:00:00Z', 1, 'UTC')).toEqual([]);
    expect(moments('@hourly', '+275760-09-12T00:00:00Z', 1, 'UTC')).toEqual([]);
  });
});

describe('clocks that change', () => {
  const newYork = 'America/New_York';

  it.each([
    ['an hourly job misses no hour', '0 0 * * * ?', '2012-03-11T00:00:00-05:00', ['2012-03-11T01:00:00-05:00', '2012-03-11T03:00:00-04:00', '2012-03-11T04:00:00-04:00']],
    ['an hourly job comes in both hours', '0 0 * * * ?', '2012-11-04T00:00:00-04:00', ['2012-11-04T01:00:00-04:00', '2012-11-04T01:00:00-05:00', '2012-11-04T02:00:00-05:00']],
    ['a job before the gap is as ever', '0 0 1 * * ?', '2012-03-11T00:00:00-05:00', ['2012-03-11T01:00:00-05:00', '2012-03-12T01:00:00-04:00']],
    ['a job within the gap is skipped', '0 0 2 * * ?', '2012-03-11T00:00:00-05:00', ['2012-03-12T02:00:00-04:00', '2012-03-13T02:00:00-04:00']],
    ['a job at the end of the gap comes', '0 0 3 * * ?', '2012-03-11T00:00:00-05:00', ['2012-03-11T03:00:00-04:00', '2012-03-12T03:00:00-04:00']],
    ['a yearly job within the gap waits for next year', '0 30 2 11 Mar ?', '2012-03-11T00:00:00-05:00', ['2013-03-11T02:30:00-04:00']],
    ['a job in the hour that comes twice comes twice', '0 0 1 * * ?', '2012-11-04T00:00:00-04:00', ['2012-11-04T01:00:00-04:00', '2012-11-04T01:00:00-05:00', '2012-11-05T01:00:00-05:00']],
    ['and is found from within the first of the two', '0 30 1 04 Nov ?', '2012-11-04T01:45:00-04:00', ['2012-11-04T01:30:00-05:00']],
    ['a job after them comes once', '0 30 2 04 Nov ?', '2012-11-04T00:00:00-04:00', ['2012-11-04T02:30:00-05:00', '2013-11-04T02:30:00-05:00']],
    ['a job of every second goes on', '* * * * * *', '2012-03-11T01:59:58.500-05:00', ['2012-03-11T01:59:59-05:00', '2012-03-11T03:00:00-04:00']],
  ])('in New York, %s', (_, text, after, expected) => {
    const found = instants(expected);
    expect(moments(text, after, found.length, newYork)).toEqual(found);
    expect(moments(`TZ=${newYork} ${text}`, after, found.length, 'Asia/Tokyo')).toEqual(found);
  }); // prettier-ignore

  it.each([
    ['2026-03-29T00:00:00+01:00', ['2026-03-30T02:30:00+02:00']],
    ['2026-10-25T00:00:00+02:00', ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00', '2026-10-26T02:30:00+01:00']],
  ])('in Berlin, half past two after %s', (after, expected) => {
    expect(moments('30 2 * * *', after, expected.length, 'Europe/Berlin')).toEqual(instants(expected));
  }); // prettier-ignore

  it('knows the half hour of Lord Howe', () => {
    const zone = 'Australia/Lord_Howe';
    expect(moments('0,15,30,45 2 * * *', '2026-10-04T01:50:00+10:30', 2, zone)).toEqual(
      instants(['2026-10-04T02:30:00+11:00', '2026-10-04T02:45:00+11:00']),
    );
    expect(moments('45 1 * * *', '2026-04-05T00:00:00+11:00', 3, zone)).toEqual(
      instants([
        '2026-04-05T01:45:00+11:00',
        '2026-04-05T01:45:00+10:30',
        '2026-04-06T01:45:00+10:30',
      ]),
    );
  });

  it('knows days that begin at one o’clock, and days that never were', () => {
    expect(moments('0 0 0 * * *', '2018-11-03T12:00:00-03:00', 1, 'America/Sao_Paulo')).toEqual(
      instants(['2018-11-05T00:00:00-02:00']),
    );
    expect(moments('0 0 9 10 * ?', '2018-10-17T09:00:00Z', 1, 'America/Sao_Paulo')).toEqual(
      instants(['2018-11-10T11:00:00Z']),
    );
    expect(moments('0 12 * * *', '2011-12-29T12:00:00-10:00', 1, 'Pacific/Apia')).toEqual(
      instants(['2011-12-31T12:00:00+14:00']),
    );
  });

  it('knows zones a quarter of an hour off, and the minutes and seconds of long ago', () => {
    expect(moments('0 8 * * *', '2026-01-01T00:00:00Z', 1, 'Asia/Kathmandu')).toEqual(
      instants(['2026-01-01T02:15:00Z']),
    );
    expect(moments('0 8 * * *', '1850-01-01T00:00:00Z', 1, newYork)).toEqual(
      instants(['1850-01-01T12:56:02Z']),
    );
  });
});
