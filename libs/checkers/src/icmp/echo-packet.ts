import { randomFillSync } from 'node:crypto';

export type Family = 4 | 6;

/** What tells one echo request from all others, here and in other programs. */
export interface EchoMark {
  /** 16 bits: whose it is. */
  readonly id: number;
  /** 16 bits: which of theirs; it comes again after 65,536. */
  readonly sequence: number;
}

/** An ICMP packet that came. */
export type EchoPacket = EchoMark &
  (
    | {
        readonly kind: 'reply';
        /** Behind the header: as it was sent, when it is the reply to what we sent. */
        readonly payload: Buffer;
        readonly checksum: number;
        /** Only IPv4 hands it over with the packet. */
        readonly hopLimit?: number;
      }
    | {
        readonly kind: 'error';
        readonly complaint: Complaint;
        /** Where the request was going, in bytes. */
        readonly destination: Buffer;
      }
  );
export type Complaint = 'unreachable' | 'too big' | 'too far';

const requestType: Readonly<Record<Family, number>> = { 4: 8, 6: 128 };
export const headerBytes = 8;
const tokenBytes = 8;

/** An echo request. Its payload begins with a number that nobody guesses, as far as there is room. */
export function echoRequest(family: Family, { id, sequence }: EchoMark, size: number): Buffer {
  const packet = Buffer.alloc(headerBytes + size);
  packet[0] = requestType[family];
  packet.writeUInt16BE(id, 4);
  packet.writeUInt16BE(sequence, 6);
  token().copy(packet, headerBytes, 0, Math.min(size, tokenBytes));
  // Of ICMPv6 it covers the addresses too, and the kernel writes it.
  if (family === 4) packet.writeUInt16BE(checksumOf(packet), 2);
  return packet;
}

/** Random numbers for many, since each draw costs a system call. */
const drawn = Buffer.alloc(4096);
let used = drawn.length;

function token(): Buffer {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  used += tokenBytes;
  return drawn.subarray(used - tokenBytes, used);
}

/** RFC 1071. */
function checksumOf(packet: Buffer): number {
  let sum = 0;
  for (let at = 0; at < packet.length; at += 2)
    sum += ((packet[at] ?? 0) << 8) | (packet[at + 1] ?? 0);
  return ~(sum % 0xffff) & 0xffff;
}

/** Whether a reply over IPv4 has the checksum of its request, but for the type; of IPv6 the kernel has looked. */
export const isSoundReply = (request: Buffer, checksum: number): boolean =>
  (request.readUInt16BE(2) + (requestType[4] << 8)) % 0xffff === checksum % 0xffff;

/** What came, if it says anything about an echo request. */
export const packetOf: Readonly<Record<Family, (packet: Buffer) => EchoPacket | undefined>> = {
  4: packet => {
    const at = ((packet[0] ?? 0) & 0x0f) * 4;
    if (packet.length < at + headerBytes) return undefined;
    const type = packet[at] ?? 0;
    if (type === 0) return replyAt(packet, at, packet[8]);
    const complaint = type === 3 && packet[at + 1] === 4 ? 'too big' : complaints4[type];
    const inner = at + headerBytes;
    const echo = inner + ((packet[inner] ?? 0) & 0x0f) * 4;
    if (complaint === undefined || packet[inner + 9] !== protocolIcmp) return undefined;
    return errorAt(packet, echo, {
      complaint,
      destination: packet.subarray(inner + 16, inner + 20),
    });
  },
  6: packet => {
    const type = packet[0] ?? 0;
    if (type === 129 && packet.length >= headerBytes) return replyAt(packet, 0, undefined);
    const complaint = complaints6[type];
    const inner = headerBytes;
    if (complaint === undefined || packet[inner + 6] !== protocolIcmp6) return undefined;
    const destination = packet.subarray(inner + 24, inner + 40);
    return errorAt(packet, inner + 40, { complaint, destination });
  },
};

const protocolIcmp = 1;
const protocolIcmp6 = 58;
const complaints4: Readonly<Record<number, Complaint>> = {
  3: 'unreachable',
  11: 'too far',
  12: 'unreachable',
};
const complaints6: Readonly<Record<number, Complaint>> = {
  1: 'unreachable',
  2: 'too big',
  3: 'too far',
  4: 'unreachable',
};

/** The types of packets that are heard at all. */
export const heardTypes: Readonly<Record<Family, readonly number[]>> = {
  4: [0, ...Object.keys(complaints4).map(Number)],
  6: [129, ...Object.keys(complaints6).map(Number)],
};

const replyAt = (packet: Buffer, at: number, hopLimit: number | undefined): EchoPacket => ({
  kind: 'reply',
  id: packet.readUInt16BE(at + 4),
  sequence: packet.readUInt16BE(at + 6),
  checksum: packet.readUInt16BE(at + 2),
  payload: packet.subarray(at + headerBytes),
  ...(hopLimit !== undefined && { hopLimit }),
});

/** The request that an error is about stands in it, at least with its header. */
const errorAt = (
  packet: Buffer,
  at: number,
  said: { readonly complaint: Complaint; readonly destination: Buffer },
): EchoPacket | undefined =>
  packet.length < at + headerBytes
    ? undefined
    : {
        kind: 'error',
        id: packet.readUInt16BE(at + 4),
        sequence: packet.readUInt16BE(at + 6),
        ...said,
      };
