import type { BodyText } from './body-text.js';
import { codingsOf, type Decoding, decoding } from './decode.js';
import type { AnswerHead, BodySink, Flow } from './http-answer.js';
import type { Owner } from '../observe.js';

/** Reads a body into its text, up to a limit in decoded bytes; what lies beyond is not read. */
export class Body implements BodySink {
  constructor(
    private readonly flow: Flow,
    private readonly text: BodyText,
    private readonly limit: number,
  ) {}

  take(chunk: Buffer): void {
    if (this.cut) return;
    const room = this.limit - this.text.beginning.bytes;
    this.text.take(chunk.length > room ? chunk.subarray(0, room) : chunk);
    if (chunk.length <= room) return;
    this.text.beginning.cut = true;
    this.end();
  }

  /** Whether the body went on beyond the limit. */
  get cut(): boolean {
    return this.text.beginning.cut;
  }

  end(): void {
    this.text.end();
    this.flow.stop();
  }
}

/** The way of an answer's bytes into a body: through decoders where it is compressed. */
export function intoBody(head: AnswerHead, body: Body, flow: Flow, owner: Owner): BodySink {
  const codings = codingsOf(head);
  return codings.length === 0 ? body : new CodedBody(codings, body, flow, owner);
}

class CodedBody implements BodySink {
  #way?: Decoding | 'plain';

  constructor(
    private readonly codings: readonly string[],
    private readonly body: Body,
    private readonly flow: Flow,
    private readonly owner: Owner,
  ) {}

  take(chunk: Buffer): void {
    this.#way ??= this.#begin(chunk);
    if (this.#way === 'plain') {
      this.body.take(chunk);
      return;
    }
    const { into } = this.#way;
    // A copy: it is decoded later, in another thread.
    if (into.write(Buffer.from(chunk))) return;
    this.flow.pause();
    into.once('drain', () => {
      this.flow.resume();
    });
  }

  /** An empty body is empty in every coding, so decoding begins with the first chunk. */
  end(): void {
    if (this.#way === undefined || this.#way === 'plain') this.body.end();
    else this.#way.into.end();
  }

  #begin(first: Buffer): Decoding | 'plain' {
    const way = decoding(this.codings, first, problem => {
      this.flow.stop(problem);
    });
    if (way === undefined) return 'plain';
    this.owner.own(() => {
      way.destroy();
    });
    way.from.on('data', (chunk: Buffer) => {
      this.body.take(chunk);
      if (this.body.cut) way.destroy();
    });
    way.from.once('end', () => {
      this.body.end();
    });
    return way;
  }
}
