import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import packet, { type Answer, type DecodedPacket, type Packet } from 'dns-packet';
import type { TestCertificate } from './test-certificate.ts';

interface DnsServer {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const rcodes: Readonly<Record<string, number>> = {
  'missing.example': 3,
  'failing.example': 2,
  'refused.example': 5,
};
const a = (name: string, data: string): Answer => ({ type: 'A', name, ttl: 300, data });
const ns = (name: string): Answer => ({ type: 'NS', name, ttl: 60, data: `ns1.${name}` });
const soa = (name: string): Answer => ({
  type: 'SOA',
  name,
  ttl: 3600,
  data: {
    mname: `ns1.${name}`,
    rname: `admin.${name}`,
    serial: 2_026_010_107,
    refresh: 7200,
    retry: 3600,
    expire: 1_209_600,
    minimum: 300,
  },
});

/** What is answered to a question; undefined when nobody answers at all. */
function answerTo(query: DecodedPacket): Packet | undefined {
  const { name = '', type = 'A' } = query.questions?.[0] ?? {};
  if (name === 'silent.example') return undefined;
  const rcode = rcodes[name] ?? 0;
  const empty = rcode !== 0 || name === 'empty.example';
  const answers =
    type === 'SOA'
      ? [soa(name)]
      : type === 'MX'
        ? mail(name)
        : [a(name, '192.0.2.1'), a(name, '192.0.2.2')];
  return {
    type: 'response',
    id: query.id ?? 0,
    flags: packet.RECURSION_DESIRED | packet.RECURSION_AVAILABLE | rcode,
    questions: query.questions ?? [],
    answers: empty ? [] : answers,
    authorities: empty ? [soa('example')] : [ns(name)],
    additionals: empty ? [] : [a(`ns1.${name}`, '192.0.2.53')],
  };
}

const mail = (name: string): Answer[] => [
  { type: 'MX', name, ttl: 300, data: { preference: 10, exchange: `mx.${name}` } },
];

/** Answers over UDP and TCP at one port; with a certificate, over TLS alone. */
export async function createDns(certificate?: TestCertificate): Promise<DnsServer> {
  const visitors = new Set<Socket>();
  const listen = (socket: Socket) => {
    visitors.add(socket);
    socket.once('close', () => visitors.delete(socket));
    socket.on('error', () => undefined); // A visitor may leave at any time.
    let held = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      held = Buffer.concat([held, bytes]);
      if (held.length < 2 || held.length < 2 + held.readUInt16BE()) return;
      const reply = answerTo(packet.decode(held.subarray(2)));
      if (reply !== undefined) socket.write(packet.streamEncode(reply));
    });
  };
  const stream =
    certificate === undefined
      ? createTcp(listen)
      : createTls({ cert: certificate.cert, key: certificate.key }, listen);
  stream.on('tlsClientError', () => undefined); // The visitor may not trust us.
  stream.listen(0, '127.0.0.1');
  await once(stream, 'listening');
  const { port } = stream.address() as AddressInfo;
  const datagrams = createSocket('udp4');
  datagrams.on('message', (bytes, from) => {
    const reply = answerTo(packet.decode(bytes));
    if (reply !== undefined) datagrams.send(packet.encode(reply), from.port, from.address);
  });
  datagrams.bind(port, '127.0.0.1');
  await once(datagrams, 'listening');
  return {
    port,
    stop: async () => {
      const closed = Promise.all([once(stream, 'close'), once(datagrams, 'close')]);
      stream.close();
      datagrams.close();
      for (const visitor of visitors) visitor.destroy();
      await closed;
    },
  };
}
