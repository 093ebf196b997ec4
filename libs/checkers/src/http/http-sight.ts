import { type Header, type HopSight, type HttpSight, plainHttp } from '@dialtone/model';
import type { BodyBeginning } from './body-beginning.js';
import { type AnswerHead, fieldOf } from './http-answer.js';
import type { HttpUrl } from './http-url.js';
import { parseHead } from './http1-head.js';

/** An answer as it is being read. */
export interface AnswerInSight {
  readonly head: AnswerHead;
  readonly url: HttpUrl;
  /** The answers before this one. */
  readonly hops: readonly HopSight[];
  readonly body: BodyBeginning;
}

/** What is kept of an answer: its texts, and nothing of its connection. */
interface AnswerTexts extends Omit<HttpSight, 'headers' | 'bodyBytes' | 'bodyCut' | 'excerpt'> {
  /** As they came, or the text that they are in. */
  readonly fields: readonly string[] | string;
  readonly body: BodyBeginning;
}

const textsOf = ({ head, url, hops, body }: AnswerInSight): AnswerTexts => ({
  version: head.version,
  status: head.status,
  statusText: head.statusText,
  contentLength: lengthOf(head),
  finalUrl: url.href,
  secure: url.isSecure,
  hops,
  fields: head.text ?? head.fields,
  body,
});

/** The sight of an answer. What costs something to make is made when somebody looks, of what came until then. */
export class AnswerSight implements HttpSight {
  version: string;
  status: number;
  statusText: string;
  contentLength: number;
  finalUrl: string;
  secure: boolean;
  hops: readonly HopSight[];
  #fields: readonly string[] | string;
  #body: BodyBeginning;

  private constructor(texts: AnswerTexts) {
    this.version = texts.version;
    this.status = texts.status;
    this.statusText = texts.statusText;
    this.contentLength = texts.contentLength;
    this.finalUrl = texts.finalUrl;
    this.secure = texts.secure;
    this.hops = texts.hops;
    this.#fields = texts.fields;
    this.#body = texts.body;
  }

  static of(answer: AnswerInSight): AnswerSight {
    return new AnswerSight(textsOf(answer));
  }

  copy(): AnswerSight {
    const { version, status, statusText, contentLength, finalUrl, secure, hops } = this;
    const texts = { version, status, statusText, contentLength, finalUrl, secure, hops };
    return new AnswerSight({ ...texts, fields: this.#fields, body: this.#body });
  }

  /** Becomes the sight of another answer. Of texts that are alike its own stay, and the other's need not live on. */
  become(next: AnswerSight): void {
    if (this.version !== next.version) this.version = next.version;
    this.status = next.status;
    if (this.statusText !== next.statusText) this.statusText = next.statusText;
    this.contentLength = next.contentLength;
    if (this.finalUrl !== next.finalUrl) this.finalUrl = next.finalUrl;
    this.secure = next.secure;
    this.hops = next.hops;
    if (this.#fields !== next.#fields) this.#fields = next.#fields;
    if (!this.#body.isLike(next.#body)) this.#body = next.#body;
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

/**
 * What whoever keeps the last answer of a target keeps of this one: in the place of what was kept before, where that can be.
 * @param before what this returned last, which nobody else holds
 */
export function keptAnswer(before: HttpSight | undefined, next: HttpSight): HttpSight {
  if (!(next instanceof AnswerSight)) return next;
  if (!(before instanceof AnswerSight)) return next.copy();
  before.become(next);
  return before;
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
