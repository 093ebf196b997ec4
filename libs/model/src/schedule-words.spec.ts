import { describe, expect, it } from 'vitest';
import { describeSchedule } from './schedule.js';
import { aSchedule } from './testing/a-schedule.js';

describe('a schedule in words', () => {
  it.each([
    ['1s', 'every second'],
    ['30s', 'every 30 seconds'],
    ['1m', 'every minute'],
    ['90s', 'every 1 minute 30 seconds'],
    ['3h', 'every 3 hours'],
    ['1d', 'every day'],
    ['2w', 'every 14 days'],
    ['* * * * * *', 'every second'],
    ['*/10 * * * * *', 'every 10 seconds'],
    ['* * * * *', 'every minute'],
    ['15 * * * * *', 'every minute at second 15'],
    ['*/5 * * * *', 'every 5 minutes'],
    ['*/7 * * * *', 'at minutes 0, 7, 14, 21, 28, 35, 42, 49 and 56 of every hour'],
    ['5 * * * *', 'at minute 5 of every hour'],
    ['5,35 * * * *', 'at minutes 5 and 35 of every hour'],
    ['0,10 0 * * * *', 'at seconds 0 and 10 of minute 0 of every hour'],
    ['@hourly', 'every hour'],
    ['0 */6 * * *', 'every 6 hours'],
    ['0 */5 * * *', 'at 00:00, 05:00, 10:00, 15:00 and 20:00 every day'],
    ['0 8 * * *', 'at 08:00 every day'],
    ['30 0 8 * * *', 'at 08:00:30 every day'],
    ['0 8,20 * * *', 'at 08:00 and 20:00 every day'],
    ['0 8 * * MON-FRI', 'at 08:00 on Monday to Friday'],
    ['0 8 * * SAT,SUN', 'at 08:00 on Saturday and Sunday'],
    ['0 8 * * 5-7', 'at 08:00 on Friday to Sunday'],
    ['0 */5 8-18 * * 1-5', 'every 5 minutes from 08:00 to 18:59 on Monday to Friday'],
    ['* 8 * * *', 'every minute from 08:00 to 08:59'],
    ['*/10 8,9,20 * * *', 'every 10 minutes of hours 8, 9 and 20'],
    ['5 8-18 * * *', 'at minute 5 of every hour from 08:00 to 18:59'],
    ['0 0-4,9,20-22 * * *', 'at minute 0 of hours 0 to 4, 9 and 20 to 22'],
    ['0 9-18 * * *', 'every hour from 09:00 to 18:00'],
    ['*/10 * 8 * * *', 'every 10 seconds from 08:00 to 08:59'],
    ['5-20 8 * * *', 'at minutes 5 to 20 from 08:00 to 08:59'],
    ['@monthly', 'at 00:00 on day 1 of the month'],
    ['0 0 1,15 * *', 'at 00:00 on days 1 and 15 of the month'],
    ['0 0 1,15 * FRI', 'at 00:00 on days 1 and 15 of the month or on Friday'],
    ['@yearly', 'at 00:00 on day 1 of January'],
    ['0 12 * JAN-MAR *', 'at 12:00 every day in January to March'],
    ['0 0 1 6 MON', 'at 00:00 on day 1 of June or on Monday in June'],
    ['*/5 * * * SAT', 'every 5 minutes on Saturday'],
    ['TZ=Asia/Shanghai 0 9 * * *', 'at 09:00 every day, Asia/Shanghai time'],
  ])('%s: %s', (text, words) => {
    expect(describeSchedule(aSchedule(text))).toBe(words);
  });
});
