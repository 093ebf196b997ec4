import { describe, expect, it } from 'vitest';
import { sparkPaths } from './spark-paths';

const up = (latencyMs: number) => ({ kind: 'up', latencyMs }) as const;

describe('sparkPaths', () => {
  it('draws one path for each kind, and dots where nothing was looked at', () => {
    const looks = [up(10), { kind: 'down', latencyMs: 0 } as const, up(20)];
    const { paths, viewBox } = sparkPaths(looks, 5);
    expect(viewBox).toBe('0 0 19 22');
    expect(paths.map(({ kind, d }) => [kind, d.split('M').length - 1])).toEqual([
      ['none', 2],
      ['up', 2],
      ['down', 1],
    ]);
  });

  it('stands the slowest tallest, and what was down from top to bottom', () => {
    const { paths } = sparkPaths([up(10), up(20), { kind: 'down', latencyMs: 5 }], 3);
    expect(paths).toEqual([
      { kind: 'up', d: 'M0 15.4h3v6.6h-3zM4 2.2h3v19.8h-3z' },
      { kind: 'down', d: 'M8 0h3v22h-3z' },
    ]);
  });

  it('shows the newest when there are more than fit', () => {
    expect(sparkPaths([{ kind: 'down', latencyMs: 1 }, up(1), up(1)], 2).paths).toHaveLength(1);
  });
});
