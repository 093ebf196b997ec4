import { randomInt } from 'node:crypto';
import type { Duplex } from 'node:stream';
import { answerIn, type DnsMessage } from './dns-message.js';
import { type DnsQuestion, questionPacket } from './dns-question.js';
import { malformed, otherwise } from './dns-server.js';
import { Down } from '../observe.js';

/**
 * Asks over a connection, once. Nobody else speaks on it, so the first message is the answer or there is none.
 * @param server as sentences name it
 * @throws Down, or the network's error
 */
export function askByStream(
  channel: Duplex,
  question: DnsQuestion,
  server: string,
): Promise<DnsMessage> {
  const id = randomInt(0x1_0000);
  return new Promise<DnsMessage>((resolve, reject) => {
    const frame = new Frame();
    channel.on('data', (chunk: Buffer) => {
      const packet = frame.take(chunk);
      if (packet === undefined) return;
      channel.destroy();
      try {
        const message = answerIn(packet, question, id);
        if (message === undefined) reject(otherwise(server));
        else resolve(message);
      } catch {
        reject(malformed(server)); // Malformed.
      }
    });
    channel.on('error', reject);
    channel.once('close', () => {
      reject(
        new Down('CONNECT', `the DNS server ${server} closed the connection without an answer`),
      );
    });
    channel.on('end', () => channel.destroy());
    const packet = questionPacket(question, id);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(packet.length);
    channel.write(Buffer.concat([length, packet]));
  });
}

/** A message with its length before it, as it comes in pieces. */
class Frame {
  readonly #pieces: Buffer[] = [];
  #bytes = 0;

  /** The message, once it is whole. */
  take(piece: Buffer): Buffer | undefined {
    this.#pieces.push(piece);
    this.#bytes += piece.length;
    if (this.#bytes < 2) return undefined;
    const end = 2 + this.#length();
    return this.#bytes < end ? undefined : Buffer.concat(this.#pieces).subarray(2, end);
  }

  #length(): number {
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = this.#pieces;
    return first.length > 1 ? first.readUInt16BE(0) : ((first[0] ?? 0) << 8) | (second[0] ?? 0);
  }
}
