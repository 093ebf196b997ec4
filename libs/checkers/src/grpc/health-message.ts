/*
 * The messages of grpc.health.v1, by hand: each is one field, and a library for two fields would be more to trust than
 * this page. Wire format: https://protobuf.dev/programming-guides/encoding/
 */

/** What a server says of a service, by number. */
const servingNames = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN'] as const;

/** What stands before a message: whether it is compressed, one byte; its length, four. */
export const frameHead = 5;

/** `HealthCheckRequest { string service = 1 }` in its frame. */
export function healthRequest(service: string): Buffer {
  const name = Buffer.from(service);
  // proto3 leaves an empty text out.
  const message =
    name.length === 0 ? name : Buffer.concat([Buffer.from([0x0a, ...varint(name.length)]), name]);
  const head = Buffer.alloc(frameHead);
  head.writeUInt32BE(message.length, 1);
  return Buffer.concat([head, message]);
}

/**
 * Reads `HealthCheckResponse { ServingStatus status = 1 }`; other fields are passed over.
 * @returns the name, or the number where it has none; undefined when the message is malformed
 */
export function servingIn(message: Buffer): string | undefined {
  // proto3 leaves out what is 0.
  let status = 0;
  const reader = new Reader(message);
  while (!reader.ended) {
    const tag = reader.varint();
    if (tag === undefined || tag >>> 3 === 0) return undefined;
    const isStatus = tag >>> 3 === 1 && (tag & 7) === 0;
    const value = isStatus ? reader.varint() : reader.skip(tag & 7);
    if (value === undefined) return undefined;
    if (isStatus) status = value;
  }
  return servingNames[status] ?? String(status);
}

const varint = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...varint(value >>> 7)];

class Reader {
  #at = 0;

  constructor(private readonly bytes: Buffer) {}

  get ended(): boolean {
    return this.#at >= this.bytes.length;
  }

  /** At most ten bytes; of a number beyond 32 bits its lower ones. */
  varint(): number | undefined {
    let value = 0;
    for (let count = 0; count < 10; count += 1) {
      const byte = this.bytes[this.#at];
      if (byte === undefined) return undefined;
      this.#at += 1;
      if (count < 5) value |= (byte & 0x7f) << (7 * count);
      if (byte < 0x80) return value >>> 0;
    }
    return undefined;
  }

  /** @returns how many bytes were passed over; undefined when there are not as many, or nobody knows how many */
  skip(wireType: number): number | undefined {
    const length = this.#lengthOf(wireType);
    if (length === undefined || this.#at + length > this.bytes.length) return undefined;
    this.#at += length;
    return length;
  }

  #lengthOf(wireType: number): number | undefined {
    switch (wireType) {
      case 0:
        return this.varint() === undefined ? undefined : 0;
      case 1:
        return 8;
      case 2:
        return this.varint();
      case 5:
        return 4;
      default:
        return undefined; // Groups, which nobody writes any more.
    }
  }
}
