import type { AnswerHead } from './http-answer.js';
import { blankLine, framingOf } from './http1-framing.js';
import { hasStatusLine, NotHttp, parseHead } from './http1-head.js';

/** Some honest servers send more than the usual 16 KiB; a flood still ends here. Counts all heads and the trailers. */
const mostHeadBytes = 65_536;
/** So much of a piece is looked through for the end of a head at once: most heads end in it, and what comes behind is body. */
const headPieceBytes = 4096;
/** A line between two chunks: a size, and extensions that nobody uses. */
const mostChunkLine = 4096;
/** Interim answers before the real one: 100, 102, 103. */
const mostInterim = 100;

export interface ResponseHearer {
  head(head: AnswerHead): void;
  /** The chunk is a view of what `take` was given. */
  body(chunk: Buffer): void;
  end(): void;
}

/** `measured` is a body with a length, `chunk` one of many such; `border` is the line break behind a chunk. */
type State = 'head' | 'measured' | 'size' | 'chunk' | 'border' | 'trailers' | 'open' | 'over';

/**
 * Reads one answer of HTTP/1 from the bytes of a connection, in whatever pieces they come (RFC 9112). Strict where the
 * end of the answer depends on it, forgiving where browsers are. Interim answers are passed over.
 */
export class Http1Response {
  /** Whether anything was heard at all. */
  began = false;
  /** Bytes of the body that came, before they are decoded. */
  bodyBytes = 0;
  /** Whether the connection may carry another answer after this one. */
  reusable = true;
  #state: State = 'head';
  /** Of a length or a chunk. */
  #left = 0;
  #headBytes = 0;
  #interim = 0;
  #hasStatusLine = false;
  /** Where the part of the body begins and ends that is gathered and not given yet, within the piece at hand. */
  #given = 0;
  #gathered = 0;
  /** What came of a head or a line that is not whole yet. */
  #partial = '';

  /** @param isBodiless whether an answer like this has no body, whatever its headers promise */
  constructor(
    private readonly hearer: ResponseHearer,
    private readonly isBodiless: (head: AnswerHead) => boolean,
  ) {}

  /** @throws NotHttp at the first piece that fits nothing */
  take(chunk: Buffer): void {
    this.began = true;
    this.#given = 0;
    this.#gathered = 0;
    let at = 0;
    try {
      while (at < chunk.length && this.#state !== 'over') at = this.#step(chunk, at);
    } finally {
      // What came before the nonsense came.
      this.#give(chunk);
    }
    if (at < chunk.length) this.reusable = false;
  }

  /** Nothing more is wanted. */
  stop(): void {
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.reusable = false;
  }

  /** The connection ended: so does a body without a length. */
  close(): void {
    this.reusable = false;
    if (this.#state === 'open') this.#finish();
  }

  get isOver(): boolean {
    return this.#state === 'over';
  }

  get hasHead(): boolean {
    return this.#state !== 'head';
  }

  #step(chunk: Buffer, at: number): number {
    switch (this.#state) {
      case 'head':
        return this.#readHead(chunk, at);
      case 'measured':
      case 'chunk':
        return this.#readMeasured(chunk, at);
      case 'open':
        this.#gather(chunk, at, chunk.length);
        return chunk.length;
      default:
        return this.#readLine(chunk, at);
    }
  }

  #readHead(chunk: Buffer, at: number): number {
    const room = mostHeadBytes - this.#headBytes - this.#partial.length;
    const known = this.#partial.length;
    const until = headUntil(chunk, at, Math.min(room, headPieceBytes));
    // Latin-1: one character is one byte.
    const text = this.#partial + chunk.toString('latin1', at, until);
    const end = blankLine(text, Math.max(0, known - 2));
    if (end === undefined) {
      this.#hasStatusLine ||= hasStatusLine(text);
      if (text.length >= mostHeadBytes - this.#headBytes) throw tooMuchHead();
      this.#partial = text;
      return until;
    }
    this.#partial = '';
    this.#hasStatusLine = false;
    this.#headBytes += end.after;
    const head = text.slice(0, end.at);
    this.#hear(parseHead(end.after === text.length ? head : ofItsOwn(head)));
    return at + end.after - known;
  }

  #hear(head: AnswerHead): void {
    if (head.status < 200 && head.status !== 101) {
      this.#interim += 1;
      if (this.#interim > mostInterim)
        throw new NotHttp(`more than ${mostInterim} interim answers came before the real one`);
      return;
    }
    const framing = this.isBodiless(head) ? 0 : framingOf(head);
    this.#left = typeof framing === 'number' ? framing : 0;
    this.#state =
      typeof framing === 'number' ? 'measured' : framing === 'chunked' ? 'size' : 'open';
    this.hearer.head(head);
    if (framing === 0 && !this.isOver) this.#finish();
  }

  #readMeasured(chunk: Buffer, at: number): number {
    const end = Math.min(chunk.length, at + this.#left);
    this.#left -= end - at;
    this.#gather(chunk, at, end);
    if (this.#left > 0) return end;
    if (this.#state === 'chunk') this.#state = 'border';
    else this.#finish(chunk);
    return end;
  }

  #readLine(chunk: Buffer, at: number): number {
    const feed = chunk.indexOf(lineFeed, at);
    const end = feed < 0 ? chunk.length : feed;
    const most = this.#state === 'trailers' ? mostHeadBytes - this.#headBytes : mostChunkLine;
    if (this.#partial.length + end - at > most)
      throw this.#state === 'trailers' ? tooMuchHead() : oddChunk();
    const line = this.#partial + chunk.toString('latin1', at, end);
    this.#checkLine(line);
    if (feed < 0) {
      this.#partial = line;
      return end;
    }
    this.#partial = '';
    this.#endLine(chunk, line);
    return end + 1;
  }

  /** Also a line that is not whole yet shows whether it can become one. */
  #checkLine(line: string): void {
    if (
      this.#state === 'border'
        ? !/^\r?$/u.test(line)
        : this.#state === 'size' && !sizeLine.test(line)
    )
      throw oddChunk();
  }

  #endLine(chunk: Buffer, line: string): void {
    if (this.#state === 'border') {
      this.#state = 'size';
      return;
    }
    if (this.#state === 'trailers') {
      this.#headBytes += line.length + 1;
      if (line === '' || line === '\r') this.#finish(chunk);
      return;
    }
    const size = Number.parseInt(line, 16);
    if (!Number.isSafeInteger(size)) throw oddChunk();
    this.#left = size;
    this.#state = size === 0 ? 'trailers' : 'chunk';
  }

  /** What one piece holds of the body is moved together and given as one, however small its chunks are. */
  #gather(chunk: Buffer, from: number, to: number): void {
    this.bodyBytes += to - from;
    if (this.#given === this.#gathered) this.#given = this.#gathered = from;
    if (this.#gathered !== from) chunk.copyWithin(this.#gathered, from, to);
    this.#gathered += to - from;
  }

  #give(chunk: Buffer): void {
    if (this.#given === this.#gathered) return;
    const part = chunk.subarray(this.#given, this.#gathered);
    this.#given = this.#gathered;
    this.hearer.body(part);
  }

  #finish(chunk?: Buffer): void {
    if (chunk !== undefined) this.#give(chunk);
    if (this.#state === 'over') return;
    this.#state = 'over';
    this.hearer.end();
  }
}

/** Where to read up to, at most so far: of a head as they usually end, to its end and no further. */
function headUntil(chunk: Buffer, at: number, most: number): number {
  const end = chunk.indexOf(usualEnd, at);
  return end < 0 ? Math.min(chunk.length, at + most) : Math.min(end + usualEnd.length, at + most);
}

const usualEnd = Buffer.from('\r\n\r\n');

/** The same text apart from the one that it was cut from: a part keeps the whole, and heads are kept for long. */
const ofItsOwn = (part: string): string => Buffer.from(part, 'latin1').toString('latin1');

const lineFeed = 0x0a;
const sizeLine = /^[\da-f]*[ \t]*(?:;[^\n]*)?\r?$/iu;

const tooMuchHead = (): NotHttp => new NotHttp(`its headers go on beyond ${mostHeadBytes} bytes`);
const oddChunk = (): NotHttp => new NotHttp('a chunk of its body does not begin or end as one');
