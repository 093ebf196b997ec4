/** What a cell may hold; absent: nothing. */
export type CsvCell = string | number | boolean | null | undefined;

/**
 * A cell as every reader takes it (RFC 4180). A text that a spreadsheet would run as a formula, which a target can bring
 * about by what it answers, gets an apostrophe before it; so does one with apostrophes before such a text, for the first of
 * them is taken off again where it is read.
 */
export function csvCell(value: CsvCell): string {
  if (value === undefined || value === null) return '';
  const text =
    typeof value === 'string' && /^'*[=+\-@\t\r\n]/u.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(csvCell).join(',')}\r\n`;
