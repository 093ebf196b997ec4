import type { DnsRecord, DnsSight } from '@dialtone/model';
import { nameText, rawText, writerOf } from './dns-data.js';
import { codecOf, names, rcodes } from './dns-packet.js';
import type { DnsQuestion } from './dns-question.js';
import { className, optType, typeName } from './dns-type.js';

/** The answer to a question. */
export type DnsMessage = Omit<DnsSight, 'server' | 'transport'>;

/** What claims to be an answer cannot be read. */
export class Malformed extends Error {}

/**
 * The answer in a packet, when it is the one to this question; undefined when it answers something else.
 * @throws Malformed
 */
export function answerIn(
  packet: Buffer,
  question: DnsQuestion,
  id: number,
): DnsMessage | undefined {
  if (packet.length < headerBytes || packet.readUInt16BE(0) !== id) return undefined;
  const flags = packet.readUInt16BE(2);
  if ((flags & 0x8000) === 0) return undefined;
  try {
    if (isMaze(packet)) throw new Malformed();
    const at = behindQuestion(packet, question, flags & 0x0f);
    return at === undefined ? undefined : messageOf(packet, flags, at);
  } catch (error) {
    // A name or a number beyond the end of the packet, as a RangeError or an Error without a code.
    throw error instanceof Malformed ? error : new Malformed('', { cause: error });
  }
}

const headerBytes = 12;

/** Where the records begin; undefined when it is not our question that stands before them. */
function behindQuestion(packet: Buffer, question: DnsQuestion, rcode: number): number | undefined {
  const count = packet.readUInt16BE(4);
  // A server that does not understand a question need not say it again.
  if (count === 0) return rcode === 0 ? undefined : headerBytes;
  const name = names.decode(packet, headerBytes).toLowerCase();
  const at = headerBytes + names.decode.bytes;
  const isOurs =
    count === 1 &&
    name === question.name &&
    packet.readUInt16BE(at) === question.type &&
    packet.readUInt16BE(at + 2) === question.recordClass;
  return isOurs ? at + 4 : undefined;
}

function messageOf(packet: Buffer, flags: number, begin: number): DnsMessage {
  const truncated = (flags & 0x0200) !== 0;
  const reader = new Records(packet, begin);
  // What is cut off is asked for again, whole.
  const counts = truncated ? [0, 0, 0] : [6, 8, 10].map(at => packet.readUInt16BE(at));
  const [answers = [], authority = [], additional = []] = counts.map(count => reader.next(count));
  return {
    rcode: rcodeName((reader.extendedRcode << 4) | (flags & 0x0f)),
    authoritative: (flags & 0x0400) !== 0,
    truncated,
    recursionAvailable: (flags & 0x0080) !== 0,
    authenticated: (flags & 0x0020) !== 0,
    answers,
    authority,
    additional,
  };
}

const rcodeName = (rcode: number): string => (rcode === 16 ? 'BADVERS' : rcodes.toString(rcode));

/** Reads the records of a message, one behind the other. */
class Records {
  /** The upper eight bits, from the pseudo-record of EDNS. */
  extendedRcode = 0;

  constructor(
    private readonly packet: Buffer,
    private at: number,
  ) {}

  next(count: number): DnsRecord[] {
    const records: DnsRecord[] = [];
    for (let left = count; left > 0; left -= 1) {
      const record = this.#one();
      if (record !== undefined) records.push(record);
    }
    return records;
  }

  #one(): DnsRecord | undefined {
    const { packet } = this;
    const name = names.decode(packet, this.at);
    const at = this.at + names.decode.bytes;
    const type = packet.readUInt16BE(at);
    const recordClass = packet.readUInt16BE(at + 2);
    this.at = at + 10 + packet.readUInt16BE(at + 8);
    if (this.at > packet.length) throw new Malformed();
    if (type === optType) {
      this.extendedRcode = packet.readUInt8(at + 4);
      return undefined;
    }
    return {
      name: nameText(name),
      type: typeName(type),
      recordClass: className(recordClass),
      ttl: packet.readUInt32BE(at + 4),
      data: dataText(packet.subarray(0, this.at), at + 8, type, recordClass),
    };
  }
}

/** The data behind its two bytes of length, up to the end of the packet. */
function dataText(packet: Buffer, at: number, type: number, recordClass: number): string {
  const name = typeName(type);
  const write = writerOf(name);
  // Addresses of other networks than the internet have forms of their own.
  if (write === undefined || (recordClass !== 1 && (name === 'A' || name === 'AAAA')))
    return rawText(name, packet.subarray(at + 2));
  const codec = codecOf(name);
  const data = codec.decode(packet, at);
  if (codec.decode.bytes !== packet.length - at) throw new Malformed();
  return write(data);
}

/** Honest packets point at labels; one pointer at another, thousands of them, would cost the reader a step each. */
const mostPointers = 8;

function isMaze(packet: Buffer): boolean {
  const steps = new Uint8Array(packet.length);
  for (let at = headerBytes; at < packet.length - 1; at += 1) {
    const byte = packet[at] ?? 0;
    if (byte < 0xc0) continue;
    const target = ((byte & 0x3f) << 8) | (packet[at + 1] ?? 0);
    if (target >= at) continue;
    const taken = (steps[target] ?? 0) + 1;
    if (taken > mostPointers) return true;
    steps[at] = taken;
  }
  return false;
}
