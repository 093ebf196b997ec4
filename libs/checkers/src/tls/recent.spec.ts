import { describe, expect, it } from 'vitest';
import { Recent } from './recent.js';

describe('what is kept', () => {
  it('is made once, and of too many the one used longest ago goes', () => {
    const recent = new Recent<string, string>(2);
    const made: string[] = [];
    const of = (key: string) =>
      recent.of(key, () => {
        made.push(key);
        return key.toUpperCase();
      });
    expect(['a', 'b', 'a', 'c', 'a', 'b'].map(of)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
    expect(made).toEqual(['a', 'b', 'c', 'b']);
    expect(recent.size).toBe(2);
  });
});
