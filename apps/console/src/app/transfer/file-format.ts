import { type TransferFormat } from '@dialtone/model';

const endings: Readonly<Record<string, TransferFormat>> = {
  csv: 'csv',
  tsv: 'csv',
  txt: 'csv',
  xlsx: 'xlsx',
  json: 'json',
  yaml: 'yaml',
  yml: 'yaml',
};

/** The format that a file's name tells. */
export function formatOf(name: string): TransferFormat | undefined {
  const ending = name.split('.').at(-1)?.toLowerCase() ?? '';
  return Object.hasOwn(endings, ending) ? endings[ending] : undefined;
}

/** The format that a pasted text most likely is in: spreadsheets copy with tabs. */
export function formatIn(text: string): TransferFormat {
  const [first = ''] = text.trimStart().split('\n', 1);
  if (/^[[{]/u.test(first)) return 'json';
  if (/^(?:-\s|---|probes:)/u.test(first)) return 'yaml';
  return 'csv';
}
