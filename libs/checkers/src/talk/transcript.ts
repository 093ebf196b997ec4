import { concealed, type Step } from '@dialtone/model';
import type { Captures } from './conversation.js';
import type { Watch } from '../observe.js';

/** Of a reply, in bytes of evidence. */
const mostReply = 1024;
/** What is shorter is no secret, and would blacken every other word. */
const leastConcealed = 6;

/** What a peer says in a conversation, kept for evidence and for expectations. */
export class Transcript {
  readonly #chunks: Buffer[] = [];
  readonly #sent: readonly string[];
  readonly #mostLookedAt: number;
  /** How much of what was said the reply that is shown was made of, in bytes. */
  #shownOf = 0;
  #bytes = 0;
  #steps = 0;
  #captures: Captures = {};

  /** @param steps what is sent may be secret, and a peer may say it back */
  constructor(
    private readonly watch: Watch,
    steps: readonly Step[],
  ) {
    this.#sent = steps
      .flatMap(({ send = '', encoding }) => (encoding === 'TEXT' ? send.split(/\r?\n/u) : []))
      .map(text => text.trim())
      .filter(text => text.length >= leastConcealed);
    this.#mostLookedAt =
      mostReply + Math.max(0, ...this.#sent.map(text => Buffer.byteLength(text)));
    watch.body = () => Buffer.concat(this.#chunks).toString();
    this.#show();
  }

  readonly hear = (chunk: Buffer): void => {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    this.#show();
  };

  caught(captures: Captures): void {
    this.#captures = captures;
    this.#show();
  }

  did(): void {
    this.#steps += 1;
    this.#show();
  }

  /** A text of the peer without what was sent to it. */
  conceal(text: string): string {
    return this.#sent.reduce((shown, sent) => shown.replaceAll(sent, concealed), text);
  }

  #show(): void {
    const { talk } = this.watch.sight;
    const isWhole = talk !== undefined && this.#shownOf >= this.#mostLookedAt;
    this.watch.sight.talk = {
      reply: isWhole ? talk.reply : this.#reply(),
      bytes: this.#bytes,
      captures: this.#captures,
      steps: this.#steps,
    };
  }

  /** Concealed before it is cut, so that no half of a secret stays at the end. */
  #reply(): string {
    const head = Buffer.concat(this.#chunks).subarray(0, this.#mostLookedAt);
    this.#shownOf = head.length;
    return cut(this.conceal(head.toString()));
  }
}

/** Cut within a character, that character is left out. */
const cut = (text: string): string =>
  new TextDecoder().decode(Buffer.from(text).subarray(0, mostReply), { stream: true });
