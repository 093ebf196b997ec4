import type { LineRange } from '../../ui/line-window';
import type { Row } from './live-rows';

/** Rows of one request: more than a screen shows, and little enough to come at once. */
export const rowsAtOnce = 60;
/** Pages that are kept; whoever comes back to others asks for them again. */
const mostPages = 30;

/** The rows of a long list that are known, by their page; what was looked at last stands last. */
export type RowPages = ReadonlyMap<number, readonly Row[]>;

/** The pages, counted from 1 as the API does, that hold these rows. */
export function pagesOf({ first, end }: LineRange): number[] {
  if (end <= first) return [];
  const from = Math.floor(first / rowsAtOnce) + 1;
  const until = Math.floor((end - 1) / rowsAtOnce) + 1;
  return Array.from({ length: until - from + 1 }, (_, place) => from + place);
}

/** The row at this place of the list, counted from 0; undefined while it is not known. */
export const rowAt = (pages: RowPages, index: number): Row | undefined =>
  pages.get(Math.floor(index / rowsAtOnce) + 1)?.[index % rowsAtOnce];

/** Those of a range that are known. */
export function rowsIn(pages: RowPages, { first, end }: LineRange): Row[] {
  const rows: Row[] = [];
  for (let index = first; index < end; index += 1) {
    const row = rowAt(pages, index);
    if (row !== undefined) rows.push(row);
  }
  return rows;
}

/** With a page that has come, and without those that nobody looked at for the longest time. */
export function withPage(pages: RowPages, page: number, rows: readonly Row[]): RowPages {
  const kept = [...pages].filter(([other]) => other !== page);
  return new Map([...kept.slice(-(mostPages - 1)), [page, rows]]);
}

/** Each page changed; one that stays as it is stays the same object, and so do all when none changes. */
export function mapPages(
  pages: RowPages,
  change: (rows: readonly Row[]) => readonly Row[],
): RowPages {
  let changed = false;
  const mapped = new Map<number, readonly Row[]>();
  for (const [page, rows] of pages) {
    const next = change(rows);
    const same = next.every((row, place) => row === rows[place]);
    changed ||= !same;
    mapped.set(page, same ? rows : next);
  }
  return changed ? mapped : pages;
}
