import { describe, expect, it } from 'vitest';
import { localMoment, momentOfLocal } from './local-moment';

const berlin = 'Europe/Berlin';
const iso = (text: string, zone: string) => momentOfLocal(text, zone)?.toISOString();

describe('date and time in a zone', () => {
  it.each([
    ['2026-01-31T14:05', berlin, '2026-01-31T13:05:00.000Z'],
    ['2026-07-31T14:05', berlin, '2026-07-31T12:05:00.000Z'],
    ['2026-07-31T14:05', 'Asia/Kolkata', '2026-07-31T08:35:00.000Z'],
    ['2026-01-31T14:05', 'America/New_York', '2026-01-31T19:05:00.000Z'],
    ['2026-01-31T14:05', 'UTC', '2026-01-31T14:05:00.000Z'],
  ])('%s in %s is %s, and back', (text, zone, moment) => {
    expect(iso(text, zone)).toBe(moment);
    expect(localMoment(new Date(moment), zone)).toBe(text);
  });

  it('are the first of the two that the clock shows in autumn, and after the gap in spring', () => {
    expect(iso('2026-10-25T02:30', berlin)).toBe('2026-10-25T00:30:00.000Z');
    expect(iso('2026-03-29T02:30', berlin)).toBe('2026-03-29T01:30:00.000Z');
  });

  it('are nothing when the text names none', () => {
    expect(iso('', berlin)).toBeUndefined();
    expect(iso('2026-13-31T14:05', berlin)).toBeUndefined();
  });
});
