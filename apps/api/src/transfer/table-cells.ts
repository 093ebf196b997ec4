import { columnNames, type ColumnName } from './titles.js';
import type { Columns } from './table-columns.js';
import type { Cell } from './thread/file-content.js';

/** What a row says in each column that its file has. */
export type CellTexts = Partial<Readonly<Record<ColumnName, string>>>;

export const textsOf = (cells: readonly Cell[], columns: Columns): CellTexts =>
  Object.fromEntries(
    columnNames.flatMap(name => {
      const column = columns.get(name);
      return column === undefined ? [] : [[name, textIn(cells[column.index] ?? null, name)]];
    }),
  );

/** A body and what it must contain may begin with a space and mean it. */
const textIn = (cell: Cell, name: ColumnName): string => {
  const text = cell === null ? '' : String(cell);
  return name === 'body' || name === 'expectedBody' ? text : text.trim();
};

const yes = ['是', '启用', '开', 'true', 'yes', 'y', 'on', '1'];
const no = ['否', '停用', '禁用', '关', 'false', 'no', 'n', 'off', '0'];

export function flagOf(text: string): boolean | undefined {
  const word = text.normalize('NFKC').toLowerCase();
  if (yes.includes(word)) return true;
  return no.includes(word) ? false : undefined;
}

/** Spreadsheets write `10000.0` and `10,000` for the same number. */
export function wholeNumberOf(text: string): number | undefined {
  const plain = text.replace(/(?<=\d),(?=\d{3}(?:\D|$))/gu, '').replace(/\.0+$/u, '');
  return /^\d{1,15}$/u.test(plain) ? Number(plain) : undefined;
}
