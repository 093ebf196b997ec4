import { type Header, type HopSight, type HttpSight, plainHttp } from '@dialtone/model';
import type { BodyBeginning } from './body-beginning.js';
import { type AnswerHead, fieldOf } from './http-answer.js';
import { parseHead } from './http1-head.js';

/** An answer as it is being read. */
export interface AnswerInSight {
  readonly head: AnswerHead;
  readonly url: URL;
  /** The answers before this one. */
  readonly hops: readonly HopSight[];
  readonly body: BodyBeginning;
}

/**
 * The sight of an answer. What costs something to make is made when somebody looks, of what came until then. It holds
 * the texts of the answer and nothing of its connection, so that it may be kept.
 */
export class AnswerSight implements HttpSight {
  readonly version: string;
  readonly status: number;
  readonly statusText: string;
  readonly contentLength: number;
  readonly finalUrl: string;
  readonly secure: boolean;
  readonly hops: readonly HopSight[];
  /** As they came, or the text that they are in. */
  readonly #fields: readonly string[] | string;
  readonly #body: BodyBeginning;

  constructor({ head, url, hops, body }: AnswerInSight) {
    this.version = head.version;
    this.status = head.status;
    this.statusText = head.statusText;
    this.contentLength = lengthOf(head);
    this.finalUrl = url.href;
    this.secure = url.protocol === 'https:';
    this.hops = hops;
    this.#fields = head.text ?? head.fields;
    this.#body = body;
  }

  get headers(): readonly Header[] {
    const fields = this.#fields;
    return headersOf(typeof fields === 'string' ? parseHead(fields).fields : fields);
  }

  get bodyBytes(): number {
    return this.#body.bytes;
  }

  get bodyCut(): boolean {
    return this.#body.cut;
  }

  get excerpt(): string {
    return this.#body.excerpt;
  }

  toJSON(): HttpSight {
    return plainHttp(this);
  }
}

function lengthOf(head: AnswerHead): number {
  const length = fieldOf(head, 'content-length');
  return length !== undefined && /^\d+$/u.test(length) ? Number(length) : -1;
}

function headersOf(fields: readonly string[]): Header[] {
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
