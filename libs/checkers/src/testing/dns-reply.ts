import { addressBytes } from '../network/cidr.js';

/**
 * What a name answers, by type: `{ 'example.test': { A: ['10.0.0.1'], MX: ['10 mail.example.test'] } }`. A name that is
 * absent does not exist; a text instead of types is a response code; `silent` never answers, `truncated` never whole.
 * A function answers as it likes.
 */
export type Zone = Readonly<
  Record<string, Readonly<Record<string, readonly string[]>> | Failure | Talk>
>;
type Failure = 'FORMERR' | 'SERVFAIL' | 'REFUSED' | 'NOTIMP' | 'silent' | 'malformed' | 'truncated';
export type Talk = (heard: HeardQuestion) => void;

/** A question as the server heard it, and the way to answer it, again and again. */
export interface HeardQuestion {
  readonly packet: Buffer;
  readonly name: string;
  readonly type: string;
  readonly transport: 'UDP' | 'TCP';
  readonly send: (reply: Buffer) => void;
}

const responseCodes: Partial<Record<Failure, number>> = {
  FORMERR: 1,
  SERVFAIL: 2,
  NOTIMP: 4,
  REFUSED: 5,
};

const typeCodes = {
  A: 1,
  NS: 2,
  CNAME: 5,
  SOA: 6,
  PTR: 12,
  MX: 15,
  TXT: 16,
  AAAA: 28,
  SRV: 33,
  TYPE65: 65,
  ANY: 255,
  CAA: 257,
} as const;
type TypeName = keyof typeof typeCodes;

/** What a zone answers to the question in a packet. */
export function dnsReply(zone: Zone, packet: Buffer): Buffer {
  const { name, type, end } = questionIn(packet);
  const entry = zone[name];
  if (entry === 'malformed')
    return Buffer.concat([
      packet.subarray(0, 2),
      Buffer.from([0x81, 0x80, 0, 1, 0, 9, 0, 0]),
      packet.subarray(10, end),
    ]);
  if (entry === 'truncated') return reply(packet, { truncated: true });
  return replyTo(packet, type, entry);
}

/** What a packet asks, and where that ends. */
export function questionIn(packet: Buffer): { name: string; type: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = packet.readUInt8(at); length > 0; length = packet.readUInt8(at)) {
    labels.push(packet.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const code = packet.readUInt16BE(at + 1);
  const type = Object.entries(typeCodes).find(([, each]) => each === code)?.[0] ?? String(code);
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 };
}

function replyTo(packet: Buffer, type: string, entry: Zone[string] | undefined): Buffer {
  const rcode =
    entry === undefined ? 3 : typeof entry === 'string' ? (responseCodes[entry] ?? 2) : 0;
  if (typeof entry !== 'object') return reply(packet, { rcode });
  const types = type === 'ANY' ? Object.keys(entry) : [type];
  return reply(packet, {
    rcode,
    answers: types
      .filter(isType)
      .flatMap(each => (entry[each] ?? []).map((text): TestRecord => ({ type: each, text }))),
  });
}

/** A record of the name that was asked for, unless it has its own. */
export interface TestRecord {
  readonly name?: string;
  readonly type: TypeName;
  readonly text: string;
  readonly ttl?: number;
}

/** A response to the question in a packet; recursion is available. */
export function reply(
  packet: Buffer,
  {
    rcode = 0,
    authoritative = false,
    truncated = false,
    answers = [],
    authority = [],
    additional = [],
  }: {
    readonly rcode?: number;
    readonly authoritative?: boolean;
    readonly truncated?: boolean;
    readonly answers?: readonly TestRecord[];
    readonly authority?: readonly TestRecord[];
    readonly additional?: readonly TestRecord[];
  },
): Buffer {
  const head = Buffer.from(packet.subarray(0, questionIn(packet).end));
  head.writeUInt16BE(0x8180 | (authoritative ? 0x400 : 0) | (truncated ? 0x200 : 0) | rcode, 2);
  [answers, authority, additional].forEach((records, at) =>
    head.writeUInt16BE(records.length, 6 + 2 * at),
  );
  const recordClass = head.readUInt16BE(head.length - 2);
  const records = [...answers, ...authority, ...additional];
  return Buffer.concat([head, ...records.map(each => record(each, recordClass))]);
}

const isType = (text: string): text is TypeName => text in typeCodes;

/** The name is a pointer to the question's unless it has its own; one hour to live. */
function record({ name, type, text, ttl = 3600 }: TestRecord, recordClass: number): Buffer {
  const data = datas[type](text);
  return Buffer.concat([
    name === undefined ? Buffer.from([0xc0, 0x0c]) : dnsName(name),
    shorts(typeCodes[type], recordClass),
    longs(ttl),
    shorts(data.length),
    data,
  ]);
}

const datas: Record<TypeName, (text: string) => Buffer> = {
  A: bytes,
  AAAA: bytes,
  CNAME: dnsName,
  NS: dnsName,
  PTR: dnsName,
  /** Chunks are parted by `|`. */
  TXT: text => Buffer.concat(text.split('|').map(chunk)),
  MX: text => {
    const [priority, host = ''] = text.split(' ');
    return Buffer.concat([shorts(Number(priority)), dnsName(host)]);
  },
  SRV: text => {
    const [priority, weight, port, host = ''] = text.split(' ');
    return Buffer.concat([shorts(Number(priority), Number(weight), Number(port)), dnsName(host)]);
  },
  /** Its bytes in hexadecimal. */
  TYPE65: text => Buffer.from(text, 'hex'),
  /** Nothing holds this type; it is asked for alone. */
  ANY: () => Buffer.alloc(0),
  SOA: text => {
    const [server = '', mail = '', ...numbers] = text.split(' ');
    return Buffer.concat([dnsName(server), dnsName(mail), longs(...numbers.map(Number))]);
  },
  CAA: text => {
    const [flags, tag = '', value = ''] = text.split(' ');
    return Buffer.concat([Buffer.from([Number(flags)]), chunk(tag), Buffer.from(value)]);
  },
};

function bytes(address: string): Buffer {
  return Buffer.from(addressBytes(address) ?? []);
}

function dnsName(name: string): Buffer {
  const labels = name.split('.').filter(label => label !== '');
  return Buffer.concat([...labels.map(chunk), Buffer.from([0])]);
}

function chunk(text: string): Buffer {
  return Buffer.concat([Buffer.from([Buffer.byteLength(text)]), Buffer.from(text)]);
}

export function shorts(...values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap(value => [value >> 8, value & 0xff]));
}

function longs(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map(value => shorts(value >>> 16, value & 0xffff)));
}
