import { describe, expect, it } from 'vitest';
import { scheduleStory } from './schedule-story';

const nowMs = Date.UTC(2027, 0, 1);
const spring = {
  at: '2027-03-28T01:00:00.000Z',
  offsetBeforeMinutes: 60,
  offsetAfterMinutes: 120,
  around: [
    '2027-03-26T01:30:00.000Z',
    '2027-03-27T01:30:00.000Z',
    '2027-03-29T00:30:00.000Z',
    '2027-03-30T00:30:00.000Z',
  ],
};
const preview = (timeChange: typeof spring | null = spring) => ({
  normal: '',
  description: '',
  next: ['2027-01-01T01:30:00.000Z'],
  timeZone: 'Europe/Berlin',
  timeChange,
});
const told = (cron: string, timeChange?: typeof spring | null, language: 'en' | 'zh' = 'en') =>
  scheduleStory(cron, preview(timeChange), { language, nowMs });

describe('the story of a schedule', () => {
  it('names the zone whose clocks it means, in both languages', () => {
    expect(told('30 2 * * MON-FRI')?.words).toBe(
      'at 02:30 on Monday to Friday, Europe/Berlin time',
    );
    expect(told('30 2 * * MON-FRI', null, 'zh')?.words).toBe(
      '周一至周五 02:30，Europe/Berlin 时间',
    );
  });

  it.each(['30s', '*/5 * * * *', '@every 90s'])(
    'leaves the zone out where no clock matters: %s',
    cron => {
      expect(told(cron)).toEqual({
        words: expect.stringContaining('every') as string,
        next: [new Date('2027-01-01T01:30:00.000Z')],
      });
    },
  );

  it('tells what a change of clocks leaves out', () => {
    expect(told('30 2 * * *')?.change).toMatchObject({
      shows: '02:00',
      becomes: '03:00',
      effect: 'skipped',
      times: ['02:30'],
      before: 2,
    });
  });

  it('tells what comes twice', () => {
    const autumn = {
      at: '2027-10-31T01:00:00.000Z',
      offsetBeforeMinutes: 120,
      offsetAfterMinutes: 60,
      around: ['2027-10-31T00:30:00.000Z', '2027-10-31T01:30:00.000Z', '2027-11-01T01:30:00.000Z'],
    };
    expect(told('30 2 * * *', autumn)?.change).toMatchObject({
      effect: 'repeated',
      times: ['02:30'],
      before: 1,
    });
  });

  it('tells that nothing changes, where no run falls into the hour or all keep their pace', () => {
    expect(told('0 8 * * *')?.change?.effect).toBe('none');
    const around = [0, 1, 2, 3].map(n =>
      new Date(Date.UTC(2027, 2, 28, 0, 50 + 5 * n)).toISOString(),
    );
    expect(told('*/5 0-12 * * *', { ...spring, around })?.change?.effect).toBe('even');
  });

  it('is silent of a change that is more than a year away', () => {
    expect(
      told('30 2 * * *', { ...spring, at: '2028-03-26T01:00:00.000Z' })?.change,
    ).toBeUndefined();
  });

  it('is none of a text that means nothing', () => {
    expect(told('sometimes')).toBeUndefined();
  });
});
