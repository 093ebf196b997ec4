import { describe, expect, it } from 'vitest';
import { nextTimeChange, zoneNamed, zoneSegment } from './zone.js';

const at = Date.parse;

describe('the name of a zone', () => {
  it.each([
    ['Europe/Berlin', 'Europe/Berlin'],
    ['asia/shanghai', 'Asia/Shanghai'],
    ['utc', 'UTC'],
    ['Asia/Kolkata', 'Asia/Kolkata'],
    ['Etc/GMT+8', 'Etc/GMT+8'],
    ['+08:00', undefined],
    ['Mars/Base', undefined],
    ['', undefined],
  ])('%j is %s', (text, name) => {
    expect(zoneNamed(text)).toBe(name);
  });
});

describe('a segment of a zone', () => {
  it('ends with the second in which the clocks change', () => {
    const winter = zoneSegment('Europe/Berlin', at('2026-01-01T00:00:00Z'));
    expect(winter).toEqual({
      from: at('2026-01-01T00:00:00Z'),
      to: at('2026-03-29T01:00:00Z'),
      offsetMs: 3_600_000,
    });
    expect(zoneSegment('Europe/Berlin', winter.to)).toEqual({
      from: winter.to,
      to: at('2026-10-25T01:00:00Z'),
      offsetMs: 7_200_000,
    });
  });

  it('is the same for every instant in it', () => {
    const { to } = zoneSegment('America/New_York', at('2026-05-01T00:00:00Z'));
    expect(zoneSegment('America/New_York', to - 1)).toMatchObject({ to, offsetMs: -14_400_000 });
  });

  it('ends after 400 days or a little more where the clocks never change', () => {
    const { from, to, offsetMs } = zoneSegment('Asia/Shanghai', at('2026-01-01T00:00:00Z'));
    expect((to - from) / 86_400_000).toBeGreaterThanOrEqual(400);
    expect((to - from) / 86_400_000).toBeLessThan(410);
    expect(offsetMs).toBe(28_800_000);
  });
});

describe('the next change of the clocks', () => {
  it('is told with what is added to UTC before and after', () => {
    expect(nextTimeChange('Europe/Berlin', at('2026-01-01T00:00:00Z'))).toEqual({
      at: at('2026-03-29T01:00:00Z'),
      offsetBeforeMs: 3_600_000,
      offsetAfterMs: 7_200_000,
    });
  });

  it('is none where the clocks are left alone', () => {
    expect(nextTimeChange('Asia/Shanghai', at('2026-01-01T00:00:00Z'))).toBeUndefined();
  });
});
