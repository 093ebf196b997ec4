import type { DnsTarget, DnsTransport } from '@dialtone/model';
import { wished } from '../network/address-book.js';
import { connect, dial } from '../network/connect.js';
import { askByHttps } from './dns-https.js';
import type { DnsMessage } from './dns-message.js';
import type { DnsQuestion } from './dns-question.js';
import type { DnsServer } from './dns-server.js';
import { explained, namedServer, serverText, systemServers } from './dns-server.js';
import { askByStream } from './dns-stream.js';
import { askByUdp } from './dns-udp.js';
import { endpoint } from '../network/endpoint.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';
import type { Names } from '../network/resolve.js';
import { staggered } from './staggered.js';
import { secure } from '../tls/tls.js';

/** An answer, and how it came. */
export interface DnsReply {
  readonly message: DnsMessage;
  /** `127.0.0.1:53` */
  readonly server: string;
  readonly transport: DnsTransport;
}

/** What a question takes to be asked. */
export interface Asking {
  readonly watch: Watch;
  readonly names: Names;
  readonly target: DnsTarget;
  readonly question: DnsQuestion;
}

/** How a question is asked, by transport; finding the server is the phase `resolve`, asking it `processing`. */
export const transports: Readonly<Record<DnsTransport, (asking: Asking) => Promise<DnsReply>>> = {
  UDP: async asking => {
    const { watch, question } = asking;
    const servers = await serversOf(asking, 53);
    const text = servers.map(serverText).join(', ');
    watch.enter('processing', `no answer from the DNS server ${text}`);
    watch.peer = `the DNS server ${text}`;
    const places = servers.flatMap(({ addresses, port }) =>
      addresses.map(address => ({ address, port })),
    );
    const { message, address, port } = await askByUdp(watch, question, places);
    watch.sight.address = address;
    if (message.truncated) return overStream(asking, { addresses: [address], port, host: address });
    return { message, server: endpoint(address, port), transport: 'UDP' };
  },
  TCP: asking => overStreams(asking, 53),
  DOT: asking => overStreams(asking, 853),
  DOH: async ({ watch, names, target, question }) => {
    const url = new URL(target.resolver ?? '');
    const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
    const port = url.port === '' ? 443 : Number(url.port);
    const socket = await connect(watch, wished(names, target), { host, port });
    const channel = await secure(watch, socket, {
      host,
      alpn: ['http/1.1'],
      ...(target.tls !== undefined && { options: target.tls }),
    });
    watch.enter('processing', `no answer from the DNS server ${url.host}`);
    const message = whole(await askByHttps(watch, channel, { url, question }), url.host);
    return { message, server: url.host, transport: 'DOH' };
  },
};

const serversOf = async (
  { watch, names, target }: Asking,
  usualPort: number,
): Promise<readonly DnsServer[]> =>
  target.resolver === undefined
    ? systemServers(watch, names)
    : [await namedServer(watch, wished(names, target), { resolver: target.resolver, usualPort })];

/** Each server once, the next when the one before has refused or had its part of the time. */
async function overStreams(asking: Asking, usualPort: number): Promise<DnsReply> {
  const servers = await serversOf(asking, usualPort);
  const waitMs = Math.ceil(asking.watch.remainingMs / servers.length);
  return staggered(
    asking.watch,
    servers.map(server => ({ start: () => overStream(asking, server), waitMs })),
  );
}

async function overStream(
  { watch, target, question }: Asking,
  server: DnsServer,
): Promise<DnsReply> {
  const text = serverText(server);
  const transport = target.transport === 'DOT' ? 'DOT' : 'TCP';
  try {
    const socket = await dial(watch, server);
    watch.peer = `the DNS server ${watch.peer}`;
    const { host } = server;
    const options = target.tls;
    const wish = { host, alpn: ['dot'], ...(options !== undefined && { options }) };
    const channel = transport === 'DOT' ? await secure(watch, socket, wish) : socket;
    watch.enter('processing', `no answer from the DNS server ${text}`);
    const message = whole(await askByStream(channel, question, text), text);
    return { message, server: endpointOf(watch, server), transport };
  } catch (error) {
    throw error instanceof Error ? explained(error, text) : error;
  }
}

const endpointOf = ({ sight }: Watch, { addresses: [first = ''], port }: DnsServer): string =>
  endpoint(sight.address ?? first, port);

/** Where there is room for all of it, an answer that is cut is none. */
function whole(message: DnsMessage, server: string): DnsMessage {
  if (!message.truncated) return message;
  throw new Down('PROTOCOL', `the DNS server ${server} cuts its answer off, over TCP too`);
}
