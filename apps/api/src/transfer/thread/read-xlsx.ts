import { InvalidSpreadsheetError, readSheet } from 'read-excel-file/universal';
import { type Cell, type FileContent, UnreadableFile } from './file-content.js';
import { judgeZip } from './zip-bounds.js';

/** A workbook of 20,000 probes unpacks to half of that. */
const bounds = { entries: 200, bytes: 64 * 1024 * 1024 };

/** Reads the first sheet of a workbook. */
export async function readXlsx(bytes: Uint8Array): Promise<FileContent> {
  judgeZip(bytes, bounds);
  const [titles, ...rows] = await sheetOf(bytes);
  if (titles === undefined) throw new UnreadableFile('The first sheet of the workbook is empty.');
  return {
    kind: 'table',
    titles: titles.map(cell => (cell === null ? '' : String(cell))),
    rows: rows
      .map((cells, index) => ({ line: index + 2, cells }))
      .filter(({ cells }) => cells.some(cell => cell !== null && cell !== '')),
  };
}

async function sheetOf(bytes: Uint8Array): Promise<Cell[][]> {
  try {
    const sheet = await readSheet(new Uint8Array(bytes).buffer, { trim: false });
    return sheet.map(row => row.map(cellOf));
  } catch (error) {
    if (error instanceof InvalidSpreadsheetError)
      throw new UnreadableFile('The file is not an XLSX workbook, or it is damaged.');
    throw error;
  }
}

/** The types of the library give the class where they mean a `Date`. */
function cellOf(value: unknown): Cell {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : null;
}
