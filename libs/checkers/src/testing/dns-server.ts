import type { RemoteInfo } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { endpoint } from '../endpoint.js';
import { addressBytes } from '../cidr.js';

/**
 * What a name answers, by type: `{ 'example.test': { A: ['10.0.0.1'], MX: ['10 mail.example.test'] } }`. A name that is
 * absent does not exist; a text instead of types is a response code; `silent` never answers.
 */
export type Zone = Readonly<Record<string, Readonly<Record<string, readonly string[]>> | Failure>>;
type Failure = 'FORMERR' | 'SERVFAIL' | 'REFUSED' | 'NOTIMP' | 'silent' | 'malformed';

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
  CAA: 257,
} as const;
type TypeName = keyof typeof typeCodes;

/** A DNS server over UDP on loopback that answers from a table. */
export class TestDnsServer implements AsyncDisposable {
  /** `example.test A`, in the order of the questions. */
  readonly questions: string[] = [];
  port = 0;

  private constructor(
    private readonly zone: Zone,
    readonly host: string,
  ) {}

  private readonly socket = createSocket('udp4');

  static async start(zone: Zone): Promise<TestDnsServer> {
    const server = new TestDnsServer(zone, '127.0.0.1');
    server.socket.on('message', (packet, from) => {
      server.#answer(packet, from);
    });
    server.socket.bind(0, server.host);
    await once(server.socket, 'listening');
    server.port = server.socket.address().port;
    return server;
  }

  /** `127.0.0.1:40123` */
  get address(): string {
    return endpoint(this.host, this.port);
  }

  async close(): Promise<void> {
    const closed = once(this.socket, 'close');
    this.socket.close();
    await closed;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #answer(packet: Buffer, from: RemoteInfo): void {
    const { name, type, end } = questionIn(packet);
    this.questions.push(`${name} ${type}`);
    const entry = this.zone[name];
    if (entry === 'silent') return;
    const reply =
      entry === 'malformed'
        ? Buffer.concat([
            packet.subarray(0, 2),
            Buffer.from([0x81, 0x80, 0, 1, 0, 9, 0, 0]),
            packet.subarray(10, end),
          ])
        : replyTo(packet.subarray(0, end), type, entry);
    this.socket.send(reply, from.port, from.address);
  }
}

function questionIn(packet: Buffer): { name: string; type: string; end: number } {
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

function replyTo(question: Buffer, type: string, entry: Zone[string] | undefined): Buffer {
  const code =
    entry === undefined ? 3 : typeof entry === 'string' ? (responseCodes[entry] ?? 2) : 0;
  const answers =
    typeof entry === 'object' && isType(type)
      ? (entry[type] ?? []).map(text => record(type, text))
      : [];
  const head = Buffer.from(question);
  // A response, recursion available; one question, these answers, nothing more.
  head.writeUInt16BE(0x8180 | code, 2);
  head.writeUInt16BE(answers.length, 6);
  head.writeUInt32BE(0, 8);
  return Buffer.concat([head, ...answers]);
}

const isType = (text: string): text is TypeName => text in typeCodes;

/** The name is a pointer to the question's; one hour to live. */
function record(type: TypeName, text: string): Buffer {
  const data = datas[type](text);
  return Buffer.concat([
    Buffer.from([0xc0, 0x0c]),
    shorts(typeCodes[type], 1),
    longs(3600),
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

function shorts(...values: readonly number[]): Buffer {
  return Buffer.from(values.flatMap(value => [value >> 8, value & 0xff]));
}

function longs(...values: readonly number[]): Buffer {
  return Buffer.concat(values.map(value => shorts(value >>> 16, value & 0xffff)));
}

/** Answers from a table. */
export const dnsServer = (zone: Zone): Promise<TestDnsServer> => TestDnsServer.start(zone);
