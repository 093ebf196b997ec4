import { describe, expect, it } from 'vitest';
import { aRow } from '../../testing/fixtures';
import { mapPages, pagesOf, rowAt, type RowPages, rowsAtOnce, rowsIn, withPage } from './row-pages';

const rowsOf = (...ids: string[]) => ids.map(id => aRow({ id }));

describe('the pages of a long list', () => {
  it('are those that hold what is on screen', () => {
    expect(pagesOf({ first: 0, end: 0 })).toEqual([]);
    expect(pagesOf({ first: 0, end: rowsAtOnce })).toEqual([1]);
    expect(pagesOf({ first: rowsAtOnce - 1, end: rowsAtOnce + 1 })).toEqual([1, 2]);
  });

  it('know the row at a place, and those that are not there yet', () => {
    const pages: RowPages = new Map([[2, rowsOf('a', 'b')]]);
    expect(rowAt(pages, rowsAtOnce + 1)?.id).toBe('b');
    expect(rowAt(pages, 0)).toBeUndefined();
    expect(rowsIn(pages, { first: 0, end: 10_000 }).map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('are bounded: what nobody looked at for long goes', () => {
    let pages: RowPages = new Map();
    for (let page = 1; page <= 200; page += 1) pages = withPage(pages, page, rowsOf(String(page)));
    expect(pages.size).toBe(30);
    expect([pages.has(170), pages.has(171), pages.has(200)]).toEqual([false, true, true]);
  });

  it('stay the same object when nothing in them changes', () => {
    const pages: RowPages = new Map([[1, rowsOf('a')]]);
    expect(mapPages(pages, rows => rows.map(row => row))).toBe(pages);
    expect(mapPages(pages, rows => rows.map(row => ({ ...row })))).not.toBe(pages);
  });
});
