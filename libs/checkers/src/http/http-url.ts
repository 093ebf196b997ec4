import type { Place } from '../network/connect.js';

/**
 * A URL of HTTP, with what each request asks of it: a `URL` makes new texts of its parts every time. Nobody changes it.
 * @throws TypeError as `URL` does
 */
export class HttpUrl extends URL {
  /** Where its server listens. */
  readonly place: Place;
  readonly isSecure: boolean;
  /** As a request line has it: path and query. */
  readonly path: string;

  constructor(url: string, base?: URL) {
    super(url, base);
    this.place = placeOf(this);
    this.isSecure = this.protocol === 'https:';
    this.path = this.pathname + this.search;
  }
}

/** Where the server of a URL listens. */
export function placeOf({ hostname, port, protocol }: URL): Place {
  const host = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}
