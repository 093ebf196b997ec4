import { quote, type Step } from '@dialtone/model';
import { bytesOf, type Captures, caught, named, said } from './conversation.js';
import type { Silence } from './hearing.js';
import { Down, type Watch } from '../observe.js';
import type { Transcript } from './transcript.js';

/** Who is talked to: over a stream in lines, over UDP and a WebSocket in messages. */
export interface Partner {
  /** The next line, or line of a message. */
  line(): Promise<{ readonly value: string } | Silence>;
  /** The next bytes, as many; fewer when no more come. Of messages the next one as a whole. */
  bytes(count: number): Promise<{ readonly value: Buffer } | Silence>;
  /** Done when the bytes are handed over to the system. */
  say(bytes: Buffer, encoding: Step['encoding']): Promise<void>;
  /** As much as is listened to, in words; 64 KiB when absent. */
  readonly listensTo?: string;
}

export interface Conversation {
  readonly watch: Watch;
  readonly transcript: Transcript;
  readonly steps: readonly Step[];
  /** Begins TLS, and gives the partner behind it. */
  readonly startTls: () => Promise<Partner>;
}

/**
 * Says and expects in turn.
 * @throws Down with the reason ANSWER when what is expected does not come, or the network's error
 */
export async function converse(conversation: Conversation, first: Partner): Promise<void> {
  const { transcript, steps, startTls } = conversation;
  let partner = first;
  let captures: Captures = {};
  for (const step of steps) {
    const { expect, send, encoding } = step;
    if (expect !== undefined)
      captures = {
        ...named(captures),
        ...(await expecting[encoding](conversation, partner, expect)),
      };
    transcript.caught(named(captures));
    if (send !== undefined) await partner.say(said(send, step, captures), encoding);
    if (step.startTls) partner = await startTls();
    transcript.did();
  }
}

type Expecting = (talk: Conversation, partner: Partner, expect: string) => Promise<Captures>;

/** The first line that matches is the answer; those before it are passed over. */
const text: Expecting = async ({ watch, transcript }, partner, expect) => {
  const { peer } = watch;
  const wanted = quote(expect, 100);
  watch.enter('processing', `no line came from ${peer} that matches ${wanted}`);
  const passed: string[] = [];
  for (;;) {
    const next = await partner.line();
    if (typeof next === 'string')
      throw unanswered(next, partner, {
        peer,
        wanted,
        words: transcript.conceal(passed.join('\n')),
      });
    const captures = caught(expect, next.value);
    if (captures !== undefined) return captures;
    passed.push(next.value);
  }
};

/** The bytes themselves must be what comes next. */
const bytes: Expecting = async ({ watch }, partner, expect) => {
  const { peer } = watch;
  const wantedBytes = bytesOf(expect);
  const wanted = `the bytes ${hexText(wantedBytes)}`;
  watch.enter('processing', `${wanted} did not come from ${peer}`);
  const next = await partner.bytes(wantedBytes.length);
  if (typeof next === 'string') throw unanswered(next, partner, { peer, wanted, words: '' });
  if (next.value.equals(wantedBytes)) return {};
  throw new Down('ANSWER', `${peer} said ${hexText(next.value)}, expected ${wanted}`);
};

const expecting: Readonly<Record<Step['encoding'], Expecting>> = { TEXT: text, HEX: bytes };

interface Unanswered {
  readonly peer: string;
  readonly wanted: string;
  /** What came instead. */
  readonly words: string;
}

const unanswered = (
  silence: Silence,
  { listensTo = '64 KiB' }: Partner,
  { peer, wanted, words }: Unanswered,
): Down =>
  new Down(
    'ANSWER',
    silence === 'closed'
      ? `${peer} said ${words === '' ? 'nothing' : quote(words, 100)} and closed, expected ${wanted}`
      : `${peer} said ${listensTo} and nothing of what is expected: ${wanted}`,
  );

/** `0d 0a` */
const hexText = (all: Buffer): string =>
  `${all
    .subarray(0, 64)
    .toString('hex')
    .replace(/..(?=.)/gu, '$& ')}${all.length > 64 ? ' …' : ''}`;
