import { once } from 'node:events';
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net';
import { createDns } from './fleet-dns.ts';
import { createGrpc } from './fleet-grpc.ts';
import { createPlain, createRaw, createSecure } from './fleet-http.ts';
import { createBanner, createChat, createSmtp, createTlsEcho } from './fleet-tcp.ts';
import { createCertificate, type TestCertificate } from './test-certificate.ts';

/** Servers on loopback of all kinds, good and bad. */
export interface Fleet {
  /** Of each server by its name. */
  readonly ports: Readonly<Record<string, number>>;
  readonly authority: TestCertificate;
  readonly stop: () => Promise<void>;
}

const day = 86_400_000;

export async function startFleet(): Promise<Fleet> {
  const authority = createCertificate({ commonName: 'Fleet CA', hosts: [], isAuthority: true });
  const by = { issuer: authority };
  const good = createCertificate({ ...by, hosts: ['localhost', 'fleet.example', '127.0.0.1'] });
  const expired = createCertificate({ ...by, notAfter: new Date(Date.now() - day) });
  const future = createCertificate({ ...by, notBefore: new Date(Date.now() + day) });
  const elsewhere = createCertificate({ ...by, hosts: ['other.example'] });
  const selfSigned = createCertificate();
  const servers: Record<string, Server> = {
    http: createPlain(),
    https: createSecure(good),
    expired: createSecure(expired),
    future: createSecure(future),
    elsewhere: createSecure(elsewhere),
    selfSigned: createSecure(selfSigned),
    http10: createRaw('HTTP/1.0 200 OK\r\n\r\nold'),
    garbage: createRaw('what is this?\r\n\r\n'),
    banner: createBanner('SSH-2.0-Fleet\r\n'),
    chat: createChat(),
    smtp: createSmtp(good),
    smtpExpired: createSmtp(expired),
    tls: createTlsEcho(good),
    silent: createTcp(() => undefined),
    grpc: createGrpc(),
    grpcs: createGrpc(good),
  };
  const ports: Record<string, number> = {};
  const stops: (() => Promise<void>)[] = [];
  for (const [name, server] of Object.entries(servers)) {
    stops.push(stopperOf(server));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ports[name] = (server.address() as AddressInfo).port;
  }
  const [dns, dot] = [await createDns(), await createDns(good)];
  stops.push(dns.stop, dot.stop);
  return {
    ports: { ...ports, dns: dns.port, dot: dot.port },
    authority,
    stop: async () => {
      await Promise.all(stops.map(async stop => stop()));
    },
  };
}

/** Ends a server with all who visit it. */
function stopperOf(server: Server): () => Promise<void> {
  const visitors = new Set<{ destroy: () => void }>();
  server.on('connection', socket => {
    visitors.add(socket);
    socket.once('close', () => visitors.delete(socket));
    socket.on('error', () => undefined); // A visitor may leave at any time.
  });
  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const visitor of visitors) visitor.destroy();
    await closed;
  };
}
