import { describe, expect, it } from 'vitest';
import { held, moved, queryOf, scaled, spanOf, stepMinutesOf } from './chart-span';

const hour = 3_600_000;
const now = Date.UTC(2026, 0, 31, 12);
const nothing = { window: undefined, from: undefined, until: undefined };

describe('the time that a chart shows', () => {
  it('is a day that ends now, unless the url says otherwise', () => {
    expect(spanOf(nothing, now)).toEqual({ fromMs: now - 24 * hour, untilMs: now, live: true });
    expect(spanOf({ ...nothing, window: 'week' }, now).fromMs).toBe(now - 168 * hour);
    expect(spanOf({ ...nothing, window: 'century' }, now).fromMs).toBe(now - 24 * hour);
  });

  it('is that between two moments of the url, which come back as they were', () => {
    const query = { from: '2026-01-30T00:00:00.000Z', until: '2026-01-30T06:00:00.000Z' };
    const span = spanOf({ ...query, window: 'week' }, now);
    expect(span).toMatchObject({ untilMs: Date.UTC(2026, 0, 30, 6), live: false });
    expect(queryOf(span)).toEqual({ window: null, ...query });
  });

  it.each([
    ['2026-01-30T00:00:00Z', undefined],
    ['soon', 'later'],
    ['2026-01-30T06:00:00Z', '2026-01-30T00:00:00Z'],
    ['2036-01-30T06:00:00Z', '2036-01-31T00:00:00Z'],
  ])('is a day that ends now where the url means nothing: %s, %s', (from, until) => {
    expect(spanOf({ window: undefined, from, until }, now).live).toBe(true);
  });

  it('is never in the future, nor too short to show anything', () => {
    const later = held({ fromMs: now - hour, untilMs: now + hour }, now);
    expect(later).toEqual({ fromMs: now - 2 * hour, untilMs: now, live: false });
    const short = held({ fromMs: now - 1000, untilMs: now }, now);
    expect(short.untilMs - short.fromMs).toBe(600_000);
  });

  it('is scaled about its middle, and moved by parts of its length', () => {
    const span = { fromMs: now - 8 * hour, untilMs: now - 4 * hour, live: false };
    expect(scaled(span, 0.5, now)).toMatchObject({
      ...{ fromMs: now - 7 * hour, untilMs: now - 5 * hour },
    });
    expect(moved(span, -0.5, now).untilMs).toBe(now - 6 * hour);
    expect(moved(span, 5, now).untilMs).toBe(now);
  });

  it('is divided into round steps, few enough to be seen', () => {
    const of = (hours: number) =>
      stepMinutesOf({ fromMs: now - hours * hour, untilMs: now, live: true });
    expect([1, 24, 24 * 7, 24 * 30, 24 * 90, 24 * 365].map(of)).toEqual([
      1, 10, 60, 360, 720, 2880,
    ]);
  });
});
