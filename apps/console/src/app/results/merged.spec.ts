import { describe, expect, it } from 'vitest';
import { merged } from './merged';

const at = (second: number) => ({ startedAt: `2026-01-31T12:00:0${second}.000Z` });

describe('merged', () => {
  it('keeps the newest first and each moment once, whoever came first', () => {
    expect(merged([at(3), at(1)], [at(2), at(3), at(4)], 10)).toEqual([at(4), at(3), at(2), at(1)]);
  });

  it('holds no more than it may', () => {
    expect(merged([at(1)], [at(2), at(3)], 2)).toEqual([at(3), at(2)]);
  });
});
