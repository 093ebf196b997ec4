import { describe, expect, it } from 'vitest';
import { largestPage, pageOf } from './page.js';

const list = ['a', 'b', 'c', 'd', 'e'];

describe('pageOf', () => {
  it('counts pages from 1, and gives what is left on the last', () => {
    expect(pageOf(list, 1, 2)).toEqual({ items: ['a', 'b'], total: 5, page: 1, pageSize: 2 });
    expect(pageOf(list, 3, 2)).toMatchObject({ items: ['e'], total: 5 });
  });

  it('is empty past the end', () => {
    expect(pageOf(list, 4, 2)).toMatchObject({ items: [], total: 5 });
    expect(pageOf([], 1, 30)).toMatchObject({ items: [], total: 0 });
  });

  it('names everything that is out of bounds', () => {
    expect(() => pageOf(list, 0, largestPage + 1)).toThrow(
      expect.objectContaining({
        code: 'BAD_USER_INPUT',
        problems: [
          { path: ['page'], message: 'Pages count from 1; this is 0.' },
          { path: ['pageSize'], message: 'A page may hold from 1 to 1000 items; this is 1001.' },
        ],
      }),
    );
  });
});
