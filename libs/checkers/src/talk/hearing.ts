import type { Duplex } from 'node:stream';

/** As much as a peer is listened to over one connection, in bytes. */
export const mostHeardBytes = 65_536;

/** Why nothing more comes: the peer has closed, or has said all that is listened to. */
export type Silence = 'closed' | 'full';

/** A part of what was heard, and how many bytes of it that takes. */
export interface Found<T> {
  readonly value: T;
  readonly bytes: number;
}

/** Looks for something in what was heard; `isAll` when nothing more will come. */
export type Find<T> = (heard: Buffer, isAll: boolean) => Found<T> | undefined;

/** Listens to a connection as far as somebody asks: a flood stays with the sender. */
export class Hearing {
  #waiting: Buffer = Buffer.alloc(0);
  #bytes = 0;
  #wake: () => void = () => undefined;
  readonly #listener = () => {
    this.#wake();
  };

  /** @param told hears everything, as it comes */
  constructor(
    private readonly stream: Duplex,
    private readonly told: (chunk: Buffer) => void = () => undefined,
  ) {
    for (const event of events) stream.on(event, this.#listener);
  }

  /**
   * What `find` finds, as soon as it does; it is taken out.
   * @throws the network's error
   */
  async take<T>(find: Find<T>): Promise<{ readonly value: T } | Silence> {
    for (;;) {
      const isNew = this.#read();
      const isClosed = !isNew && isOver(this.stream);
      const isFull = this.#bytes >= mostHeardBytes;
      const found = find(this.#waiting, isClosed);
      if (found !== undefined) {
        this.#waiting = this.#waiting.subarray(found.bytes);
        return { value: found.value };
      }
      if (isFull) return 'full';
      if (isClosed && this.stream.errored !== null) throw this.stream.errored;
      if (isClosed) return 'closed';
      if (!isNew) await this.#something();
    }
  }

  /** Stops listening. What was heard and not taken is given back. */
  release(): Buffer {
    this.#read();
    for (const event of events) this.stream.off(event, this.#listener);
    return this.#waiting;
  }

  #read(): boolean {
    const chunk: unknown = this.stream.read();
    if (!Buffer.isBuffer(chunk)) return false;
    const part = chunk.subarray(0, mostHeardBytes - this.#bytes);
    this.#bytes += part.length;
    this.#waiting = Buffer.concat([this.#waiting, part]);
    this.told(part);
    return true;
  }

  #something(): Promise<void> {
    return new Promise<void>(resolve => {
      this.#wake = resolve;
    });
  }
}

const events = ['readable', 'end', 'close', 'error'] as const;

const isOver = ({ readableEnded, destroyed }: Duplex): boolean => readableEnded || destroyed;

/** A line without its end; the last one may lack it. */
export const line: Find<string> = (heard, isAll) => {
  const at = heard.indexOf(0x0a);
  if (at === -1)
    return isAll && heard.length > 0 ? { value: heard.toString(), bytes: heard.length } : undefined;
  const end = at > 0 && heard[at - 1] === 0x0d ? at - 1 : at;
  return { value: heard.toString('utf8', 0, end), bytes: at + 1 };
};

/** That many bytes, or fewer when no more come. */
export const bytes =
  (count: number): Find<Buffer> =>
  (heard, isAll) =>
    heard.length >= count || (isAll && heard.length > 0)
      ? { value: heard.subarray(0, count), bytes: Math.min(count, heard.length) }
      : undefined;

/** Whatever comes first. */
export const anything: Find<Buffer> = heard =>
  heard.length > 0 ? { value: heard, bytes: heard.length } : undefined;
