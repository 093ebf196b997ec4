import type { Down } from '../observe.js';

/** What stands above the body of an answer, of whatever version. */
export interface AnswerHead {
  /** `1.0`, `1.1`, `2` */
  readonly version: string;
  readonly status: number;
  readonly statusText: string;
  /** Names and values in turn, as they came. */
  readonly fields: readonly string[];
  /** What it was read from, a fraction of all this in memory; a head of HTTP/2 comes in fields. */
  readonly text?: string;
}

/** The value of a header, of repeated ones joined; undefined when there is none. The name is in lower case. */
export function fieldOf({ fields }: AnswerHead, name: string): string | undefined {
  let value: string | undefined;
  for (let at = 0; at < fields.length; at += 2) {
    const each = fields[at] ?? '';
    if (each.length !== name.length || each.toLowerCase() !== name) continue;
    const more = fields[at + 1] ?? '';
    value = value === undefined ? more : `${value}, ${more}`;
  }
  return value;
}

/** Each value of a header that may come more than once. The name is in lower case. */
export const valuesOf = ({ fields }: AnswerHead, name: string): string[] =>
  fields.filter((_, at) => at % 2 === 1 && fields[at - 1]?.toLowerCase() === name);

/** What a body may ask of the connection that it comes over. */
export interface Flow {
  pause(): void;
  resume(): void;
  /** The answer is read as far as it is wanted, or it is not what it should be. Heard once. */
  stop(problem?: Down): void;
}

/** Who reads a body. */
export interface BodySink {
  /** The chunk is the reader's within this call only: its memory is used again. */
  take(chunk: Buffer): void;
  /** The body is whole. */
  end(): void;
}

/**
 * Hears the head of an answer, and says who reads its body; undefined when nobody wants it. Called once.
 * @throws Down when the head is not what it should be
 */
export type Hear = (head: AnswerHead, flow: Flow) => BodySink | undefined;
