import { CsvError, parse } from 'csv-parse/sync';
import { type FileContent, type TableRow, UnreadableFile } from './file-content.js';
import { readText } from './read-text.js';

/**
 * Reads CSV of any spreadsheet: separated by commas, semicolons or tabs, whichever the titles are.
 * @param mostRows further rows make the file too long
 */
export function readCsv(bytes: Uint8Array, mostRows: number): FileContent {
  const { text, charset } = readText(bytes);
  const [titles, ...rows] = recordsOf(text, mostRows);
  if (titles === undefined) throw new UnreadableFile('The file is empty.');
  return {
    kind: 'table',
    titles,
    rows: rows
      .map((cells, index): TableRow => ({ line: index + 2, cells }))
      .filter(({ cells }) => cells.some(cell => cell !== '')),
    charset,
  };
}

function recordsOf(text: string, mostRows: number): string[][] {
  try {
    const records = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relaxColumnCount: true,
      // The titles, and one more than may be, to be told that it is one too many.
      to: mostRows + 2,
      maxRecordSize: 1024 * 1024,
    });
    return records.map(record => record.map(unguarded));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new UnreadableFile(`The file is not CSV: ${error.message}.`);
  }
}

const delimiters = [',', ';', '\t'] as const;

function delimiterOf(text: string): string {
  const end = text.search(/[\r\n]/u);
  const titles = end === -1 ? text : text.slice(0, end);
  const counts = delimiters.map(delimiter => titles.split(delimiter).length);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** The apostrophe before what a spreadsheet would run as a formula was put there when it was written. */
const unguarded = (cell: string): string => cell.replace(/^'(?='*[=+\-@\t\r\n])/u, '');
