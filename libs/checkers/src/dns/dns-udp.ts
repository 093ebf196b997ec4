import { randomInt } from 'node:crypto';
import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import { answerIn, type DnsMessage } from './dns-message.js';
import { type DnsQuestion, questionPacket } from './dns-question.js';
import { explained, malformed } from './dns-server.js';
import { endpoint } from '../network/endpoint.js';
import type { Watch } from '../observe.js';
import { type Attempt, staggered } from './staggered.js';

/** An answer, and who gave it. */
export interface Answered {
  readonly message: DnsMessage;
  readonly address: string;
  readonly port: number;
}

/**
 * Asks over UDP. It loses a packet now and then, and that is no fault of the server: each is asked twice, and waited for
 * twice as long the second time, so that all of it fills the time there is.
 */
export function askByUdp(
  watch: Watch,
  question: DnsQuestion,
  places: readonly { readonly address: string; readonly port: number }[],
): Promise<Answered> {
  const lines = places.map(place => new Line(watch, question, place));
  const firstWaitMs = Math.ceil(watch.remainingMs / lines.length / 3);
  const attempts = (waitMs: number): Attempt<Answered>[] =>
    lines.map(line => ({ start: () => line.ask(), waitMs }));
  return staggered(watch, [...attempts(firstWaitMs), ...attempts(2 * firstWaitMs)]);
}

/**
 * One question to one server, from a port that the system chose. The socket is connected: the kernel lets only the
 * server's packets in, and tells when nobody listens there.
 */
class Line {
  #socket?: Socket;
  #isOver = false;
  readonly #packet: Buffer;
  readonly #answered = Promise.withResolvers<Answered>();
  readonly #id = randomInt(0x1_0000);

  constructor(
    private readonly watch: Watch,
    private readonly question: DnsQuestion,
    private readonly place: { readonly address: string; readonly port: number },
  ) {
    this.#packet = questionPacket(question, this.#id);
  }

  /** Asks once more each time; an answer to any of it is one to all of it. */
  ask(): Promise<Answered> {
    if (this.#socket === undefined) this.#open();
    else if (!this.#isOver) this.#socket.send(this.#packet);
    return this.#answered.promise;
  }

  #open(): void {
    const { address, port } = this.place;
    const socket = createSocket({
      type: isIPv6(address) ? 'udp6' : 'udp4',
      // An address is known: nothing is looked up.
      lookup: (host, _options, found) => {
        found(null, host, isIPv6(host) ? 6 : 4);
      },
    });
    this.#socket = socket;
    this.watch.own(() => socket.close());
    socket.on('message', packet => {
      this.#hear(packet);
    });
    socket.on('error', error => {
      this.#fail(explained(error, this.#server));
    });
    socket.connect(port, address, () => {
      socket.send(this.#packet);
    });
  }

  #hear(packet: Buffer): void {
    if (this.#isOver) return;
    try {
      const message = answerIn(packet, this.question, this.#id);
      if (message === undefined) return;
      this.#isOver = true;
      this.#answered.resolve({ message, ...this.place });
    } catch {
      // Malformed.
      this.#fail(malformed(this.#server));
    }
  }

  #fail(error: Error): void {
    this.#isOver = true;
    this.#answered.reject(error);
  }

  get #server(): string {
    return endpoint(this.place.address, this.place.port);
  }
}
