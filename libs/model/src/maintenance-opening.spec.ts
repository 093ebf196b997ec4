import { describe, expect, it } from 'vitest';
import type { MaintenanceTime } from './maintenance.js';
import { nextOpening, openingAt, openingsWithin } from './maintenance-opening.js';

const at = (text: string) => Date.parse(`2026-01-${text}Z`);
const hour = 3_600_000;
const once: MaintenanceTime = { kind: 'once', from: at('05T08:00'), until: at('05T09:00') };
const nightly: MaintenanceTime = {
  kind: 'recurring',
  cron: '0 3 * * *',
  timeZone: 'Europe/Berlin',
  durationMs: hour,
};

describe('when a window is open', () => {
  it('once: from its first moment on, and at its last no more', () => {
    const opening = { from: at('05T08:00'), until: at('05T09:00') };
    expect(openingAt(once, at('05T07:59'))).toBeUndefined();
    expect(openingAt(once, at('05T08:00'))).toEqual(opening);
    expect(openingAt(once, at('05T09:00'))).toBeUndefined();
    expect(nextOpening(once, at('05T07:59'))).toBe(at('05T08:00'));
    expect(nextOpening(once, at('05T08:00'))).toBeUndefined();
  });

  it('again and again: for its duration, in its zone', () => {
    expect(openingAt(nightly, at('05T02:30'))).toEqual({
      from: at('05T02:00'),
      until: at('05T03:00'),
    });
    expect(openingAt(nightly, at('05T03:00'))).toBeUndefined();
    expect(nextOpening(nightly, at('05T02:30'))).toBe(at('06T02:00'));
  });

  it('on and on, when it opens again before it closes', () => {
    const always = { ...nightly, durationMs: 25 * hour };
    expect(openingAt(always, at('05T12:00'))).toEqual({ from: at('04T02:00') + 24 * hour });
  });

  it('never by a text that names no moment', () => {
    const never = { ...nightly, cron: '5m' };
    expect(openingAt(never, at('05T02:30'))).toBeUndefined();
    expect(nextOpening(never, at('05T02:30'))).toBeUndefined();
  });
});

describe('the times that a window is open within limits', () => {
  const week = { from: at('05T02:30'), until: at('08T02:00') };

  it('are those that reach into them', () => {
    expect(openingsWithin(once, week, 9)).toEqual([{ from: once.from, until: once.until }]);
    expect(openingsWithin(once, { from: once.until, until: week.until }, 9)).toEqual([]);
    expect(openingsWithin(nightly, week, 9)).toEqual([
      { from: at('05T02:00'), until: at('05T03:00') },
      { from: at('06T02:00'), until: at('06T03:00') },
      { from: at('07T02:00'), until: at('07T03:00') },
    ]);
  });

  it('follow the clocks of their zone', () => {
    const march = { from: Date.UTC(2026, 2, 28), until: Date.UTC(2026, 2, 30) };
    expect(
      openingsWithin(nightly, march, 9).map(({ from }) => new Date(from).toISOString()),
    ).toEqual(['2026-03-28T02:00:00.000Z', '2026-03-29T01:00:00.000Z']);
  });

  it('are one where they run into each other, however often they begin', () => {
    const always = { ...nightly, cron: '* * * * * *' };
    const [only, ...others] = openingsWithin(always, week, 9);
    expect(others).toEqual([]);
    expect(only?.from).toBeLessThanOrEqual(week.from);
    expect(only?.until).toBeGreaterThanOrEqual(week.until);
    const daily = { ...nightly, durationMs: 25 * hour };
    expect(openingsWithin(daily, week, 9)).toEqual([
      { from: at('04T02:00'), until: at('08T03:00') },
    ]);
  });

  it('are no more than asked for, the first of them', () => {
    expect(openingsWithin(nightly, week, 2)).toHaveLength(2);
  });

  it('are none by a text that names no moment', () => {
    expect(openingsWithin({ ...nightly, cron: '5m' }, week, 9)).toEqual([]);
  });
});
