import type { Place } from '../network/connect.js';

/**
 * What each request asks of a URL of HTTP: a `URL` makes new texts of its parts every time, and takes three times the room.
 * @throws TypeError as `URL` does
 */
export class HttpUrl {
  readonly href: string;
  /** Where its server listens. */
  readonly place: Place;
  readonly isSecure: boolean;
  /** As a request line has it: path and query. */
  readonly path: string;

  constructor(url: string) {
    const parsed = new URL(url);
    this.href = parsed.href === url ? url : parsed.href;
    this.place = placeOf(parsed);
    this.isSecure = parsed.protocol === 'https:';
    this.path = parsed.pathname + parsed.search;
  }

  /** With the port only where it is not the scheme's own. */
  get host(): string {
    const { host, port } = this.place;
    const name = host.includes(':') ? `[${host}]` : host;
    return port === usualPort(this.isSecure) ? name : `${name}:${port}`;
  }

  get scheme(): 'http' | 'https' {
    return this.isSecure ? 'https' : 'http';
  }

  get origin(): string {
    return `${this.scheme}://${this.host}`;
  }
}

/** Where the server of a URL listens. */
export function placeOf({ hostname, port, protocol }: URL): Place {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return { host, port: port === '' ? usualPort(protocol === 'https:') : Number(port) };
}

const usualPort = (isSecure: boolean): number => (isSecure ? 443 : 80);
