import type { TransferFormat } from '@dialtone/model';
import { slicesOf } from '../../platform/slices.js';
import { type Cell, type FileContent, type TableRow, UnreadableFile } from './file-content.js';

/** What the thread is started for. */
export type FileJob =
  | { readonly kind: 'read'; readonly format: TransferFormat; readonly bytes: Uint8Array }
  | { readonly kind: 'write'; readonly titles: readonly string[] };

/** What it is told while it collects a workbook. */
export type SheetPart =
  { readonly kind: 'rows'; readonly rows: readonly (readonly Cell[])[] } | { readonly kind: 'end' };

/** What it says. A file comes in slices, for to take over 10,000 rows at once would hold up the checks. */
export type FileMessage =
  | { readonly kind: 'head'; readonly content: FileContent }
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'items'; readonly items: readonly unknown[] }
  | { readonly kind: 'workbook'; readonly bytes: Uint8Array }
  | { readonly kind: 'unreadable'; readonly message: string };

/** Rows in a message. */
export const sliceSize = 200;

/** A content in slices: first all but its rows, then these. */
export function* messagesOf(content: FileContent): Generator<FileMessage> {
  if (content.kind === 'table') {
    yield { kind: 'head', content: { ...content, rows: [] } };
    for (const rows of slicesOf(content.rows, sliceSize)) yield { kind: 'rows', rows };
  } else {
    yield { kind: 'head', content: { ...content, items: [] } };
    for (const items of slicesOf(content.items, sliceSize)) yield { kind: 'items', items };
  }
}

/** The content that was sent in slices. @throws UnreadableFile when that is what was said */
export function contentOf(messages: readonly FileMessage[]): FileContent {
  const refusal = messages.find(({ kind }) => kind === 'unreadable');
  if (refusal?.kind === 'unreadable') throw new UnreadableFile(refusal.message);
  const head = messages[0];
  if (head?.kind !== 'head') throw new Error('The thread ended without the content of its file.');
  return head.content.kind === 'table'
    ? {
        ...head.content,
        rows: messages.flatMap(message => (message.kind === 'rows' ? message.rows : [])),
      }
    : {
        ...head.content,
        items: messages.flatMap(message => (message.kind === 'items' ? message.items : [])),
      };
}
