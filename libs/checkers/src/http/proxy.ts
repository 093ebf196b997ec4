import type { Socket } from 'node:net';
import type { HttpTarget } from '@dialtone/model';
import type { AddressBook } from '../network/address-book.js';
import { connect, type Place } from '../network/connect.js';
import { endpoint } from '../network/endpoint.js';
import { explain } from '../failure.js';
import { exchangeHttp1 } from './http1-exchange.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';
import { secure } from '../tls/tls.js';
import { userAgent } from '../user-agent.js';

type Proxy = NonNullable<HttpTarget['proxy']>;

interface Way {
  readonly watch: Watch;
  readonly book: AddressBook;
  readonly proxy: Proxy;
}

/** A connection, and everything that it stands on. */
export interface Tunnel {
  readonly socket: Socket;
  readonly held: readonly Socket[];
}

/**
 * A connection to a place by way of a proxy, which is asked by CONNECT. The place is judged by the egress guard as far
 * as we can know where it is, and the proxy as any other peer.
 * @throws Down with the reason PROXY when the proxy is in the way, BLOCKED when the guard refuses it or the place
 */
export async function tunnel({ watch, book, proxy }: Way, place: Place): Promise<Tunnel> {
  const addresses = await judged(watch, book, place);
  const url = new URL(proxy.url);
  const line = await viaProxy(watch, 'is not reached', () => reach(watch, book, url));
  const peer = `the proxy ${watch.peer}`;
  watch.enter('connect', `no answer from ${peer}`);
  // Where the target itself says the address, the proxy's own look-up must not say another.
  const host = book.isGiven?.(place.host) === true ? (addresses[0] ?? place.host) : place.host;
  const status = await viaProxy(watch, 'gave no proper answer', () =>
    ask(watch, line.socket, { head: connectHead(endpoint(host, place.port), proxy) }),
  );
  if (status < 200 || status > 299)
    throw new Down('PROXY', refusal(peer, status, { proxy, to: endpoint(host, place.port) }));
  watch.peer = `${endpoint(place.host, place.port)} behind ${peer}`;
  watch.sight.addresses = addresses;
  delete watch.sight.address;
  delete watch.sight.tls;
  return line;
}

/** The proxy chooses among the addresses, so that none of them may be refused. One that we cannot find, it may. */
async function judged(watch: Watch, book: AddressBook, { host, port }: Place) {
  watch.enter('resolve', `no address for ${host}`);
  const given = book.isGiven?.(host) ?? false;
  const addresses = await addressesOrNone(watch, book, host);
  const refused = addresses.filter(address =>
    watch.context.egress.refuses(address, { host, port, given }),
  );
  if (refused.length === 0) return addresses;
  throw new Down(
    'BLOCKED',
    `connections to ${refused.join(', ')}, also by a proxy, are refused by this system's egress policy`,
  );
}

async function addressesOrNone(watch: Watch, book: AddressBook, host: string) {
  try {
    return await book.addressesOf(host, watch);
  } catch (error) {
    if (error instanceof Down && error.reason === 'DNS') return [];
    throw error;
  }
}

async function reach(watch: Watch, book: AddressBook, url: URL): Promise<Tunnel> {
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const socket = await connect(watch, book, { host, port });
  if (!isSecure) return { socket, held: [socket] };
  const secured = await secure(watch, socket, { host, alpn: ['http/1.1'] });
  return { socket: secured, held: [socket, secured] };
}

async function ask(watch: Watch, socket: Socket, request: { head: string }): Promise<number> {
  let status = 0;
  // As after a HEAD: whatever the headers promise, what follows is the tunnel.
  await exchangeHttp1(watch, { socket }, { isHead: true, ...request }, head => {
    ({ status } = head);
    return undefined;
  });
  return status;
}

function connectHead(to: string, { username, password = '' }: Proxy): string {
  const credentials = Buffer.from(`${username ?? ''}:${password}`).toString('base64');
  const signIn = username === undefined ? '' : `Proxy-Authorization: Basic ${credentials}\r\n`;
  return `CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\nUser-Agent: ${userAgent}\r\n${signIn}\r\n`;
}

/** What goes wrong here is the proxy's doing, not the target's; but for what our own policy refuses. */
async function viaProxy<T>(watch: Watch, what: string, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    const failure = error instanceof Down ? error : explain(error, watch.phase, watch.peer);
    if (failure === undefined || failure.reason === 'BLOCKED') throw error;
    throw new Down('PROXY', `the proxy ${what}: ${failure.message}`);
  }
}

interface Refused {
  readonly proxy: Proxy;
  readonly to: string;
}

function refusal(peer: string, status: number, { proxy, to }: Refused): string {
  if (status !== 407) return `${peer} answered ${status} when asked to connect to ${to}`;
  return proxy.username === undefined
    ? `${peer} demands a user name and a password (407)`
    : `${peer} does not accept the user name and the password (407)`;
}
