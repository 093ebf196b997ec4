import { describe, expect, it } from 'vitest';
import { drawnLines, type LinePlaces } from './line-window';

const seen = { top: 100, visibleFrom: 100, visibleUntil: 600 };
const lines = (count: number): LinePlaces => ({
  count,
  height: count * 50,
  firstFrom: offset => Math.ceil(offset / 50),
  lineAt: offset => Math.floor(offset / 50),
});

describe('drawnLines', () => {
  it('are those on screen and some beyond', () => {
    expect(drawnLines(seen, lines(10_000), 2)).toEqual({ first: 0, end: 12 });
    expect(drawnLines({ ...seen, top: -49_900 }, lines(10_000), 2)).toEqual({
      first: 998,
      end: 1012,
    });
  });

  it('are never past the end, and none of none', () => {
    expect(drawnLines({ ...seen, top: -49_900 }, lines(1001))).toEqual({ first: 994, end: 1001 });
    expect(drawnLines(seen, lines(0))).toEqual({ first: 0, end: 0 });
  });
});
