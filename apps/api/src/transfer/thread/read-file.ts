import { type TransferFormat, transferLimits } from '@dialtone/model';
import { type FileContent, UnreadableFile } from './file-content.js';
import { readCsv } from './read-csv.js';
import { readList } from './read-list.js';
import { readXlsx } from './read-xlsx.js';

type Reader = (bytes: Uint8Array) => FileContent | Promise<FileContent>;

const { rows: mostRows } = transferLimits;

const readers: Readonly<Record<TransferFormat, Reader>> = {
  csv: bytes => readCsv(bytes, mostRows),
  xlsx: readXlsx,
  json: bytes => readList('json', bytes),
  yaml: bytes => readList('yaml', bytes),
};

/** What a file holds, without a word on what it means. @throws UnreadableFile */
export async function readFile(format: TransferFormat, bytes: Uint8Array): Promise<FileContent> {
  const content = await readers[format](bytes);
  const count = content.kind === 'table' ? content.rows.length : content.items.length;
  if (count > mostRows)
    throw new UnreadableFile(
      `The file holds more than ${mostRows} probes, which is the most that can come in at once; split it.`,
    );
  return content;
}
