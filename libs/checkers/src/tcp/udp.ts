import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { TcpTarget } from '@dialtone/model';
import type { AddressBook } from '../network/address-book.js';
import { reachable } from '../network/connect.js';
import { converse, type Partner } from '../talk/converse.js';
import { endpoint } from '../network/endpoint.js';
import { mostHeardBytes, type Silence } from '../talk/hearing.js';
import type { Watch } from '../observe.js';
import { Transcript } from '../talk/transcript.js';

/**
 * A conversation by UDP, with the first address of the name that we may reach: up when what is expected comes back, or
 * anything at all when nothing is.
 * @throws Down, or the network's error
 */
export async function visitByUdp(
  watch: Watch,
  book: AddressBook,
  target: TcpTarget,
): Promise<void> {
  const { conversation: steps, port } = target;
  const [address = target.host] = await reachable(watch, book, target);
  watch.peer = endpoint(address, port);
  watch.sight.address = address;
  watch.enter('processing', `no answer from ${watch.peer}`);
  const transcript = new Transcript(watch, steps);
  const partner = new Messages(await open(watch, address, port), transcript.hear);
  const startTls = () => Promise.reject(new Error('There is no TLS over UDP.'));
  await converse({ watch, transcript, steps, startTls }, partner);
  if (steps.every(({ expect }) => expect === undefined)) await partner.line();
}

/** Connected: the system lets only the target's packets in, and tells when nobody listens there. */
async function open(watch: Watch, address: string, port: number): Promise<Socket> {
  const socket = createSocket({
    type: isIPv6(address) ? 'udp6' : 'udp4',
    // An address is known: nothing is looked up.
    lookup: (host, _options, found) => {
      found(null, host, isIPv6(host) ? 6 : 4);
    },
  });
  watch.own(() => socket.close());
  await new Promise<void>((resolve, reject) => {
    // Stays for the socket's life: an error after the last word must not become an uncaught one.
    socket.on('error', reject);
    socket.connect(port, address, resolve);
  });
  return socket;
}

/** What comes by UDP, packet by packet; of a flood only the beginning. */
class Messages implements Partner {
  readonly #messages: Buffer[] = [];
  readonly #lines: string[] = [];
  #bytes = 0;
  #error?: Error;
  #wake: () => void = () => undefined;

  constructor(
    private readonly socket: Socket,
    told: (message: Buffer) => void,
  ) {
    socket.on('message', message => {
      if (this.#bytes >= mostHeardBytes) return;
      this.#bytes += message.length;
      this.#messages.push(message);
      told(message);
      this.#wake();
    });
    socket.on('error', error => {
      this.#error = error;
      this.#wake();
    });
  }

  async line(): Promise<{ readonly value: string } | Silence> {
    if (this.#lines.length === 0) {
      const message = await this.#message();
      if (message === undefined) return 'full';
      this.#lines.push(
        ...message
          .toString()
          .replace(/\r?\n$/u, '')
          .split(/\r?\n/u),
      );
    }
    return { value: this.#lines.shift() ?? '' };
  }

  async bytes(): Promise<{ readonly value: Buffer } | Silence> {
    const value = await this.#message();
    return value === undefined ? 'full' : { value };
  }

  say(bytes: Buffer): Promise<void> {
    return new Promise<void>((resolve, reject) => {
      this.socket.send(bytes, error => {
        if (error === null) resolve();
        else reject(error);
      });
    });
  }

  async #message(): Promise<Buffer | undefined> {
    for (;;) {
      const message = this.#messages.shift();
      if (message !== undefined) return message;
      if (this.#error !== undefined) throw this.#error;
      if (this.#bytes >= mostHeardBytes) return undefined;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }
}
