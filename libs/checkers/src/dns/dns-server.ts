import { type HostPort, parseHostPort } from '@dialtone/model';
import type { AddressBook } from '../network/address-book.js';
import { reachable } from '../network/connect.js';
import { endpoint } from '../network/endpoint.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';
import { Recent } from '../tls/recent.js';

/** Who is asked. */
export interface DnsServer {
  readonly addresses: readonly string[];
  readonly port: number;
  /** As its certificate names it. */
  readonly host: string;
}

/** `127.0.0.1:53` */
export const serverText = ({ addresses, port }: DnsServer): string =>
  addresses.map(address => endpoint(address, port)).join(', ');

/** A server that a target names, as far as the egress guard lets us ask it. */
export async function namedServer(
  watch: Watch,
  book: AddressBook,
  { resolver, usualPort }: { readonly resolver: string; readonly usualPort: number },
): Promise<DnsServer> {
  const { host, port = usualPort } = places.of(resolver, () => placeIn(resolver));
  return { addresses: await reachable(watch, book, { host, port }), port, host };
}

const placeIn = (text: string): HostPort => parseHostPort(text) ?? { host: text };

/** To read them as strictly as a form does costs more than to send a question. */
const places = new Recent<string, HostPort>(1000);

/** The system's own servers are the operator's choice, and nobody judges them. */
export async function systemServers(
  watch: Watch,
  names: { servers(): Promise<readonly string[]> },
): Promise<readonly DnsServer[]> {
  watch.enter('resolve', 'no DNS server of this system was found');
  return (await names.servers()).map(server => {
    const { host, port = 53 } = places.of(server, () => placeIn(server));
    return { addresses: [host], port, host };
  });
}

/** What a network error says of a server that was asked. */
export const explained = (error: Error, server: string): Error =>
  Reflect.get(error, 'code') === 'ECONNREFUSED'
    ? new Down('CONNECT', `refused by the DNS server ${server}`)
    : error;

export const otherwise = (server: string): Down =>
  new Down('PROTOCOL', `the DNS server ${server} answered another question than the one asked`);

export const malformed = (server: string): Down =>
  new Down('PROTOCOL', `the answer of the DNS server ${server} is malformed`);
