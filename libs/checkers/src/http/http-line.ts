import type { Socket } from 'node:net';
import type { HttpTarget, TlsOptions } from '@dialtone/model';
import type { AddressBook } from '../network/address-book.js';
import { connect, type Ear, type Place } from '../network/connect.js';
import type { HttpRequest } from './http-request.js';
import type { Line } from './http1-exchange.js';
import type { Watch } from '../observe.js';
import { Down } from '../observe.js';
import { tunnel } from './proxy.js';
import { secure } from '../tls/tls.js';

/** What a request needs to find its way. */
export interface Way {
  readonly watch: Watch;
  readonly book: AddressBook;
  readonly target: HttpTarget;
}

/** A connection that is ready for a request, and the version of HTTP that is spoken over it. */
export interface OpenLine extends Line {
  readonly version: 'http/1.1' | 'h2';
  readonly held: readonly Socket[];
}

/**
 * A fresh connection to the origin of a request: direct, or through the target's proxy; with TLS where the URL says so.
 * @throws Down, or the network's error
 */
export const openLine = (way: Way, request: HttpRequest): Promise<OpenLine> =>
  way.target.proxy === undefined && !request.url.isSecure && way.target.httpVersion !== 'HTTP2'
    ? openPlain(way, request)
    : openOther(way, request);

async function openPlain({ watch, book }: Way, { url }: HttpRequest): Promise<OpenLine> {
  const ear: Ear = {};
  const socket = await connect(watch, book, url.place, ear);
  return { socket, ear, version: 'http/1.1', held: [socket] };
}

async function openOther(way: Way, request: HttpRequest): Promise<OpenLine> {
  const { watch, book, target } = way;
  const { place, isSecure } = request.url;
  const version = !isSecure && target.httpVersion === 'HTTP2' ? 'h2' : 'http/1.1';
  const { proxy } = target;
  const { socket, held } =
    proxy === undefined
      ? await direct(watch, book, place)
      : await tunnel({ watch, book, proxy }, place);
  if (!isSecure) return { socket, version, held };
  const options = optionsFor(target.tls, request.isOwn);
  const alpn = offered(target);
  const secured = await secure(watch, socket, {
    host: place.host,
    alpn,
    ...(options !== undefined && { options }),
  }).catch((error: unknown) => {
    throw isRefusedProtocol(error) ? new Down('PROTOCOL', noHttp2(watch.peer)) : error;
  });
  const isHttp2 = secured.alpnProtocol === 'h2';
  if (target.httpVersion === 'HTTP2' && !isHttp2) throw new Down('PROTOCOL', noHttp2(watch.peer));
  return {
    socket: secured,
    version: isHttp2 ? 'h2' : 'http/1.1',
    held: [...held, secured],
  };
}

const direct = async (watch: Watch, book: AddressBook, place: Place) => {
  const socket = await connect(watch, book, place);
  return { socket, held: [socket] };
};

/** Connections are kept for HTTP/1.1 only. */
function offered({ httpVersion, keepAlive }: HttpTarget): readonly string[] {
  if (httpVersion === 'HTTP2') return ['h2'];
  return httpVersion === 'HTTP1' || keepAlive ? ['http/1.1'] : ['h2', 'http/1.1'];
}

/** Another origin is not told who we are, and has a name of its own. */
function optionsFor(options: TlsOptions | undefined, isOwn: boolean): TlsOptions | undefined {
  if (options === undefined || isOwn) return options;
  const { certificate: _certificate, key: _key, serverName: _name, ...others } = options;
  return others;
}

/** The server has an opinion on ALPN, and HTTP/2 is not in it. */
const isRefusedProtocol = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  String(error.code).includes('NO_APPLICATION_PROTOCOL');

export const noHttp2 = (peer: string): string => `${peer} does not speak HTTP/2`;
