import writeXlsxFile from 'write-excel-file/universal';
import type { Cell } from './file-content.js';

/** As Gin-Vue-Admin calls it. */
const sheet = 'Sheet1';

/** A workbook of one sheet. Every text is a text there, so that none of them is run as a formula. */
export async function writeXlsx(
  titles: readonly string[],
  rows: readonly (readonly Cell[])[],
): Promise<Uint8Array> {
  const head = titles.map(value => ({ value, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map(row => row.map(written));
  const blob = await writeXlsxFile([head, ...cells], {
    sheet,
    stickyRowsCount: 1,
    columns: titles.map(title => ({ width: Math.max(12, title.length * 2) })),
  }).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function written(value: Cell) {
  if (value === null || value === '') return null;
  return typeof value === 'string' ? { value, type: String } : { value };
}
