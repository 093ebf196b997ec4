import type { AddressBook } from './address-book.js';
import { connect, type Ear, type Place } from './connect.js';
import type { Line } from './http1-exchange.js';
import type { Watch } from './observe.js';
import { secure } from './tls.js';

/** A fresh connection to the origin of a URL, ready for a request. */
export async function openLine(watch: Watch, book: AddressBook, url: URL): Promise<Line> {
  const place = placeOf(url);
  if (url.protocol !== 'https:') {
    const ear: Ear = {};
    return { socket: await connect(watch, book, place, ear), ear };
  }
  const socket = await connect(watch, book, place);
  return { socket: await secure(watch, socket, { host: place.host, alpn: ['http/1.1'] }) };
}

/** Where the server of a URL listens. */
export function placeOf({ hostname, port, protocol }: URL): Place {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}
