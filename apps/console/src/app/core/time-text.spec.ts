import { describe, expect, it } from 'vitest';
import { exactText, relativeText, spanText } from './time-text';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

describe('spanText', () => {
  it.each([
    [0, '0 s', '0 秒'],
    [42 * second, '42 s', '42 秒'],
    [59_999, '59 s', '59 秒'],
    [6 * minute, '6 min', '6 分钟'],
    [2 * hour, '2 h', '2 小时'],
    [47 * hour, '47 h', '47 小时'],
    [3 * day, '3 d', '3 天'],
    [-5, '0 s', '0 秒'],
  ])('says %i ms as %s and %s', (ms, en, zh) => {
    expect(spanText(ms, 'en')).toBe(en);
    expect(spanText(ms, 'zh')).toBe(zh);
  });
});

describe('relativeText', () => {
  const now = Date.parse('2026-01-31T12:00:00Z');

  it.each([
    [now - 12 * second, '12 s ago', '12 秒前'],
    [now + 400, 'now', '刚刚'],
    [now + 11 * second, 'in 11 s', '11 秒后'],
  ])('tells the moment %i from now', (at, en, zh) => {
    expect(relativeText(at, now, 'en')).toBe(en);
    expect(relativeText(at, now, 'zh')).toBe(zh);
  });
});

describe('exactText', () => {
  it('leaves the date out only on the same day', () => {
    const noon = new Date(2026, 0, 31, 12, 0, 0);
    expect(exactText(new Date(2026, 0, 31, 9, 5, 7), noon, 'en-GB')).toBe('09:05:07');
    expect(exactText(new Date(2026, 1, 1, 0, 0, 0), noon, 'en-GB')).toMatch(/1 Feb.* 00:00:00$/u);
  });
});
