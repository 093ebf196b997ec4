import { describe, expect, it } from 'vitest';
import { nextMoment, parseSchedule } from './schedule.js';
import { aSchedule } from './testing/a-schedule.js';

const problemOf = (text: string): string => {
  const parsed = parseSchedule(text);
  return parsed.ok ? `(read as ${parsed.schedule.normal})` : parsed.problem;
};

describe('a text is read in every form that rows and people write', () => {
  it.each([
    ['30s', '@every 30s'],
    ['5m', '@every 5m'],
    ['1h', '@every 1h'],
    ['90s', '@every 1m30s'],
    ['1h30m', '@every 1h30m'],
    ['1.5h', '@every 1h30m'],
    ['.5m', '@every 30s'],
    ['2.3m', '@every 2m18s'],
    ['1500ms', '@every 1s'],
    ['500ms', '@every 1s'],
    ['1d', '@every 24h'],
    ['1d12h', '@every 36h'],
    ['1w', '@every 168h'],
    ['366d', '@every 8784h'],
    ['5M', '@every 5m'],
    ['1H30M', '@every 1h30m'],
    [' 1h 30m ', '@every 1h30m'],
    ['３０ｓ', '@every 30s'],
    ['30', '@every 30s'],
    ['90', '@every 1m30s'],
    ['@every 30s', '@every 30s'],
    ['@every 1m30s', '@every 1m30s'],
    ['@every 0.2s', '@every 1s'],
    ['@every 2.9s', '@every 2s'],
    ['@EVERY 1M', '@every 1m'],
    ['  @every   5m  ', '@every 5m'],
    ['TZ=UTC @every 5m', '@every 5m'],
    ['30秒', '@every 30s'],
    ['1分钟', '@every 1m'],
    ['5分', '@every 5m'],
    ['1小时', '@every 1h'],
    ['1个小时', '@every 1h'],
    ['1小时30分钟', '@every 1h30m'],
    ['1天', '@every 24h'],
    ['每5分钟', '@every 5m'],
    ['每隔 5 分钟', '@every 5m'],
    ['每秒', '@every 1s'],
    ['每分钟', '@every 1m'],
    ['每小时', '@every 1h'],
    ['每天', '@every 24h'],
    ['每周', '@every 168h'],
  ])('%j is the interval %s', (text, normal) => {
    expect(aSchedule(text)).toMatchObject({ kind: 'interval', normal });
  });

  it.each([
    ['*/5 * * * *', '0 */5 * * * *'],
    ['0 8 * * MON-FRI', '0 0 8 * * 1-5'],
    ['0 */5 * * * *', '0 */5 * * * *'],
    ['*/30 * * * * *', '*/30 * * * * *'],
    ['0 0/5 8-18 * * 1-5', '0 */5 8-18 * * 1-5'],
    ['0 0 0 ? * MON-FRI', '0 0 0 * * 1-5'],
    ['0 0 0 ? * mon-Fri', '0 0 0 * * 1-5'],
    ['0 30 8 1 jan,JUL ?', '0 30 8 1 */6 *'],
    ['00 05 08 01 01 *', '0 5 8 1 1 *'],
    ['0 5/15 * * * *', '0 5-50/15 * * * *'],
    ['0 0 */100 * * *', '0 0 0 * * *'],
    ['0 */1 * * * ?', '0 * * * * *'],
    ['0 0,15,30,45 * * * *', '0 */15 * * * *'],
    ['1,,2 * * * * *', '1,2 * * * * *'],
    ['３　＊／５　＊　＊　＊', '0 3 */5 * * *'],
    ['0 8，20 * * *', '0 0 8,20 * * *'],
    ['0\t8 *  * *', '0 0 8 * * *'],
    ['0 0 0 * * 7', '0 0 0 * * 0'],
    ['0 0 0 * * 5-7', '0 0 0 * * 0,5,6'],
    ['0 0 0 * * FRI-SUN', '0 0 0 * * 0,5,6'],
    ['0 0 0 * * 7/2', '0 0 0 * * 0'],
    ['0 0 0 * * 1/2', '0 0 0 * * 1-5/2'],
    ['0 0 0 * * 1-7', '0 0 0 * * *'],
    ['0 0 8 * * ? *', '0 0 8 * * *'],
    ['0 0 8 ? * MON-FRI ?', '0 0 8 * * 1-5'],
    ['0 0 8 ? * */2 *', '0 0 8 * * */2'],
    ['@yearly', '0 0 0 1 1 *'],
    ['@annually', '0 0 0 1 1 *'],
    ['@monthly', '0 0 0 1 * *'],
    ['@weekly', '0 0 0 * * 0'],
    ['@daily', '0 0 0 * * *'],
    ['@midnight', '0 0 0 * * *'],
    ['@hourly', '0 0 * * * *'],
    ['@Hourly', '0 0 * * * *'],
  ])('%j is the cron %s', (text, normal) => {
    expect(aSchedule(text)).toEqual({ kind: 'cron', normal, expression: normal });
  });

  it.each([
    ['TZ=UTC 0 */5 * * * *', 'UTC', '0 */5 * * * *'],
    ['CRON_TZ=Asia/Tokyo 5 * * * *', 'Asia/Tokyo', '0 5 * * * *'],
    ['TZ=Asia/Kolkata @daily', 'Asia/Kolkata', '0 0 0 * * *'],
    ['tz=europe/berlin  0 8 * * *', 'Europe/Berlin', '0 0 8 * * *'],
  ])('%j is meant in its own zone', (text, timeZone, expression) => {
    const normal = `TZ=${timeZone} ${expression}`;
    expect(aSchedule(text)).toEqual({ kind: 'cron', normal, expression, timeZone });
  });

  it('reads what it wrote', () => {
    for (const text of ['90m', '@daily', 'TZ=UTC 0 0/7 1,3,4,5 * * 5-7']) {
      const schedule = aSchedule(text);
      expect(aSchedule(schedule.normal)).toEqual(schedule);
    }
  });

  it('is a value that survives JSON', () => {
    const schedule = aSchedule('TZ=UTC 0 8 * * *');
    expect(JSON.parse(JSON.stringify(schedule))).toEqual(schedule);
  });
});

describe('stars in the day fields are told apart as robfig tells them', () => {
  it.each([
    ['0 0 0 * * MON', '0 0 0 * * 1'],
    ['0 0 0 */1 * MON', '0 0 0 * * 1'],
    ['0 0 0 ?,5 * MON', '0 0 0 * * 1'],
    ['0 0 0 */2 * MON', '0 0 0 */2 * 1'],
    ['0 0 0 1-31 * MON', '0 0 0 * * *'],
    ['0 0 0 15 * 0-6', '0 0 0 * * *'],
    ['0 0 0 1-31 * *', '0 0 0 * * *'],
  ])('%s means %s', (text, normal) => {
    expect(aSchedule(text).normal).toBe(normal);
  });
});

const holds = (numbers: string) =>
  `it may hold ${numbers}, *, and lists (1,5), ranges (1-5) and steps (*/5) of these.`;
const weekdays = holds('0 to 7 (0 and 7 are Sunday), SUN to SAT');
const noSchedule = (text: string) =>
  `“${text}” is not a schedule. Write an interval such as 30s or 5m, a cron text such as */5 * * * *, or a name such as @hourly.`;
const noName = (text: string) =>
  `“${text}” is not known. The names are @every with a duration, @yearly, @annually, @monthly, @weekly, @daily, @midnight, @hourly.`;
const noDuration = (text: string) =>
  `“${text}” names no duration. Write one such as @every 90s or @every 1h30m.`;

describe('a text that means nothing is told in a sentence', () => {
  it.each([
    ['', 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
    [' \u3000 ', 'A schedule is needed, such as 30s, 5m or */5 * * * *.'],
    ['soon', noSchedule('soon')],
    ['NULL', noSchedule('NULL')],
    ['30x', noSchedule('30x')],
    ['-5s', noSchedule('-5s')],
    ['1.5', noSchedule('1.5')],
    ['5m5', noSchedule('5m5')],
    ['@reboot', noName('@reboot')],
    ['@5m', noName('@5m')],
    ['@every', noDuration('@every')],
    ['@every 30', noDuration('@every 30')],
    ['@every day', noDuration('@every day')],
    ['0s', 'An interval must be longer than 0; this is “0s”.'],
    ['0', 'An interval must be longer than 0; this is “0”.'],
    ['367d', 'An interval may be at most 366 days long; “367d” is longer.'],
    ['9'.repeat(60), `An interval may be at most 366 days long; “${'9'.repeat(60)}” is longer.`],
    ['x'.repeat(201), 'A schedule may have at most 200 characters; this has 201.'],
    ['*', '“*” has 1 field; a cron text has 5 (minute, hour, day of month, month, day of week) or 6 (second first).'],
    ['* * * *', '“* * * *” has 4 fields; a cron text has 5 (minute, hour, day of month, month, day of week) or 6 (second first).'],
    ['* * * * * * * *', '“* * * * * * * *” has 8 fields; a cron text has 5 (minute, hour, day of month, month, day of week) or 6 (second first).'],
    ['60 * * * * *', `The second field holds “60”; ${holds('0 to 59')}`],
    ['61 * * * *', `The minute field holds “61”; ${holds('0 to 59')}`],
    ['* 24 * * *', `The hour field holds “24”; ${holds('0 to 23')}`],
    ['* * 0 * *', `The day-of-month field holds “0”; ${holds('1 to 31')}`],
    ['* * 32 * *', `The day-of-month field holds “32”; ${holds('1 to 31')}`],
    ['* * * 13 *', `The month field holds “13”; ${holds('1 to 12, JAN to DEC')}`],
    ['* * * FOO *', `The month field holds “FOO”; ${holds('1 to 12, JAN to DEC')}`],
    ['* * * * 8', `The day-of-week field holds “8”; ${weekdays}`],
    ['* * * * JAN', `The day-of-week field holds “JAN”; ${weekdays}`],
    ['MON * * * *', `The minute field holds “MON”; ${holds('0 to 59')}`],
    ['5-1 * * * *', `The minute field holds “5-1”; ${holds('0 to 59')}`],
    ['1-2-3 * * * *', `The minute field holds “1-2-3”; ${holds('0 to 59')}`],
    ['*/0 * * * *', `The minute field holds “*/0”; ${holds('0 to 59')}`],
    ['1/2/3 * * * *', `The minute field holds “1/2/3”; ${holds('0 to 59')}`],
    ['*/-5 * * * *', `The minute field holds “*/-5”; ${holds('0 to 59')}`],
    ['*-5 * * * *', `The minute field holds “*-5”; ${holds('0 to 59')}`],
    ['1,x,3 * * * *', `The minute field holds “x”; ${holds('0 to 59')}`],
    [', * * * *', `The minute field holds “,”; ${holds('0 to 59')}`],
    ['0 0 0 L * ?', `The day-of-month field holds “L”; ${holds('1 to 31')}`],
    ['0 0 0 15W * ?', `The day-of-month field holds “15W”; ${holds('1 to 31')}`],
    ['0 0 0 ? * 5L', `The day-of-week field holds “5L”; ${weekdays}`],
    ['0 0 0 ? * FRI#2', `The day-of-week field holds “FRI#2”; ${weekdays}`],
    ['0 0 8 ? * MON 2027', 'The year field holds “2027”; it may hold * or ?.'],
    ['0 0 8 ? * 2-6 *', 'The day-of-week field holds “2-6”; beside a year field, Quartz counts days from SUN = 1 and others from SUN = 0, so it may hold names only: SUN to SAT.'],
    ['0 0 30 2 *', '“0 0 30 2 *” never comes: none of its months has such a day.'],
    ['0 0 0 31 4,6,9,11 *', '“0 0 0 31 4,6,9,11 *” never comes: none of its months has such a day.'],
    ['TZ=Mars/Base 0 8 * * *', '“Mars/Base” is not a time zone that is known here. Write an IANA name such as Europe/Berlin, or UTC.'],
    ['TZ=+08:00 0 8 * * *', '“+08:00” is not a time zone that is known here. Write an IANA name such as Europe/Berlin, or UTC.'],
    ['TZ= 0 8 * * *', '“” is not a time zone that is known here. Write an IANA name such as Europe/Berlin, or UTC.'],
    ['TZ=UTC', 'After the time zone UTC a schedule is needed, such as 0 8 * * *.'],
  ])('%j', (text, problem) => {
    expect(problemOf(text)).toBe(problem);
  }); // prettier-ignore

  it('names every field that is wrong', () => {
    expect(problemOf('61 24 * * *')).toBe(
      `The minute field holds “61”; ${holds('0 to 59')} The hour field holds “24”; ${holds('0 to 23')}`,
    );
  });
});

describe('the next moment of an interval', () => {
  it.each([
    ['15m', '2012-07-09T14:45:00Z', '2012-07-09T15:00:00Z'],
    ['15m', '2012-07-09T14:59:59Z', '2012-07-09T15:14:59Z'],
    ['35m', '2012-07-09T15:45:00Z', '2012-07-09T16:20:00Z'],
    ['44m24s', '2012-07-09T23:35:51Z', '2012-07-10T00:20:15Z'],
    ['25h44m24s', '2012-07-09T23:35:51Z', '2012-07-11T01:20:15Z'],
    ['5s', '2012-12-31T23:59:57Z', '2013-01-01T00:00:02Z'],
    ['15ms', '2012-07-09T14:45:00Z', '2012-07-09T14:45:01Z'],
    ['15m', '2012-07-09T14:45:00.005Z', '2012-07-09T15:00:00Z'],
  ])('%s after %s is %s', (text, after, next) => {
    expect(nextMoment(aSchedule(text), new Date(after), 'UTC')).toEqual(new Date(next));
  });
});
