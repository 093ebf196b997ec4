import { type AnswerHead, fieldOf } from './http-answer.js';
import { NotHttp } from './http1-head.js';

/** How long a body is, RFC 9112 6.3. Where both are said, chunks count. */
export function framingOf(head: AnswerHead): number | 'chunked' | 'open' {
  const transfer = fieldOf(head, 'transfer-encoding');
  if (transfer !== undefined) return /(?:^|,)\s*chunked\s*$/iu.test(transfer) ? 'chunked' : 'open';
  const length = fieldOf(head, 'content-length');
  if (length === undefined) return 'open';
  if (isLength(length)) return Number(length);
  // Said more than once, it must be the same.
  const [first = '', ...others] = new Set(length.split(',').map(each => each.trim()));
  if (others.length > 0 || !isLength(first))
    throw new NotHttp('the length of its body is not a number');
  return Number(first);
}

const isLength = (text: string): boolean => /^\d{1,15}$/u.test(text);

const lineFeed = 0x0a;
/** Where the blank line begins that ends a head, and where it ends. */
export function blankLine(text: string, from: number): { at: number; after: number } | undefined {
  for (let feed = text.indexOf('\n', from); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
    const next = text.charCodeAt(feed + 1);
    // Blank lines before the status line end nothing.
    if (next === lineFeed && !isBlank(text, feed)) return { at: feed, after: feed + 2 };
    if (next === carriageReturn && text.charCodeAt(feed + 2) === lineFeed && !isBlank(text, feed))
      return { at: feed, after: feed + 3 };
  }
  return undefined;
}
const carriageReturn = 0x0d;

const isBlank = (text: string, before: number): boolean =>
  before < 8 && text.slice(0, before).trim() === '';
