import { describe, expect, it } from 'vitest';
import { type HistoryWindow, historyWindows, windowUntil } from './history-window.js';

const now = Date.parse('2026-11-10T13:37:22.500Z');

describe('windowUntil', () => {
  it.each([
    ['HOUR', '2026-11-10T12:37:00.000Z'],
    ['DAY', '2026-11-09T13:37:00.000Z'],
    ['WEEK', '2026-11-03T13:00:00.000Z'],
    ['MONTH', '2026-10-11T13:00:00.000Z'],
    ['QUARTER', '2026-08-12T00:00:00.000Z'],
    ['YEAR', '2025-11-10T00:00:00.000Z'],
  ] satisfies [HistoryWindow, string][])('begins %s with a whole row, at %s', (name, from) => {
    const window = windowUntil(now, name);
    expect(new Date(window.from).toISOString()).toBe(from);
    expect(window.until).toBe(now);
    expect(now - window.from).toBeGreaterThanOrEqual(historyWindows[name].ms);
  });
});
