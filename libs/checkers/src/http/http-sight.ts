import type { Header, HopSight, HttpSight } from '@dialtone/model';
import type { BodyText } from './body-text.js';
import { type AnswerHead, fieldOf } from './http-answer.js';

/** An answer as it is being read. */
export interface AnswerInSight {
  readonly head: AnswerHead;
  readonly url: URL;
  /** The answers before this one. */
  readonly hops: readonly HopSight[];
  readonly text: BodyText;
  readonly isCut: () => boolean;
}

/**
 * The sight of an answer. What costs something to make is made when somebody looks, and looks at what came until then.
 */
export const httpSight = ({ head, url, hops, text, isCut }: AnswerInSight): HttpSight => ({
  version: head.version,
  status: head.status,
  statusText: head.statusText,
  contentLength: lengthOf(head),
  finalUrl: url.href,
  secure: url.protocol === 'https:',
  hops,
  get headers() {
    return headersOf(head);
  },
  get bodyBytes() {
    return text.bytes;
  },
  get bodyCut() {
    return isCut();
  },
  get excerpt() {
    return text.excerpt;
  },
});

function lengthOf(head: AnswerHead): number {
  const length = fieldOf(head, 'content-length');
  return length !== undefined && /^\d+$/u.test(length) ? Number(length) : -1;
}

function headersOf({ fields }: AnswerHead): Header[] {
  const headers: Header[] = [];
  for (let at = 0; at < fields.length; at += 2)
    headers.push({ name: fields[at] ?? '', value: readable(fields[at + 1] ?? '') });
  return headers;
}

/** Headers come as Latin-1; some servers write UTF-8 all the same. */
function readable(value: string): string {
  if (!/[\x80-\xff]/u.test(value)) return value;
  const text = Buffer.from(value, 'latin1').toString('utf8');
  return text.includes('\ufffd') ? value : text;
}
