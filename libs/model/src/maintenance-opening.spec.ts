import { describe, expect, it } from 'vitest';
import type { MaintenanceTime } from './maintenance.js';
import { nextOpening, openingAt } from './maintenance-opening.js';

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
