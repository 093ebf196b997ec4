import { describe, expect, it } from 'vitest';
import { drawnLines, topLine } from './line-window';

const seen = { top: 100, visibleFrom: 100, visibleUntil: 600, lineHeight: 50 };

describe('drawnLines', () => {
  it('are those on screen and some beyond', () => {
    expect(drawnLines(seen, 10_000, 2)).toEqual({ first: 0, end: 12 });
    expect(drawnLines({ ...seen, top: -49_900 }, 10_000, 2)).toEqual({ first: 998, end: 1012 });
  });

  it('are never past the end, and none of none', () => {
    expect(drawnLines({ ...seen, top: -49_900 }, 1001)).toEqual({ first: 994, end: 1001 });
    expect(drawnLines(seen, 0)).toEqual({ first: 0, end: 0 });
    expect(drawnLines({ ...seen, lineHeight: 0 }, 10)).toEqual({ first: 0, end: 0 });
  });
});

describe('topLine', () => {
  it('is the first that is wholly on screen', () => {
    expect(topLine(seen)).toBe(0);
    expect(topLine({ ...seen, top: 80 })).toBe(1);
    expect(topLine({ ...seen, top: -400 })).toBe(10);
  });
});
