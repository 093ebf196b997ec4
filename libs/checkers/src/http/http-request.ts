import type { HttpMethod, HttpTarget } from '@dialtone/model';
import { HttpUrl } from './http-url.js';
import { userAgent } from '../user-agent.js';

/** One request of a check: the target's own, or one that a redirect asks for. */
export interface HttpRequest {
  readonly url: HttpUrl;
  readonly method: HttpMethod;
  /** As the target has them, without those that we decide. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body?: Buffer;
  /** What answers on the way have set for this place; beside the target's own cookies. */
  readonly cookies?: string;
  /** Whether nothing led away from the origin that the target names: only there its credentials are shown. */
  readonly isOwn: boolean;
  /** Whether the connection may go on being used afterwards. */
  readonly keepsAlive: boolean;
}

/** How the body is framed is ours to say: a wrong length would hang the check or smuggle a second request. */
const framing = new Set(['content-length', 'transfer-encoding']);
const isFraming = ({ name }: { readonly name: string }): boolean => framing.has(name.toLowerCase());

export function firstRequest({ url, method, headers, body, keepAlive }: HttpTarget): HttpRequest {
  return {
    url: new HttpUrl(url),
    method,
    headers: headers.some(isFraming) ? headers.filter(header => !isFraming(header)) : headers,
    ...(body !== undefined && { body: Buffer.from(body) }),
    isOwn: true,
    keepsAlive: keepAlive && isIdempotent(method),
  };
}

/** Names and values in turn, in the order in which they are sent; the target's own words win. */
export function rawHeaders(request: HttpRequest): string[] {
  const { url, method, body, keepsAlive } = request;
  const headers = withCookies(request);
  const given = new Set(headers.map(({ name }) => name.toLowerCase()));
  const usual: [string, string][] = [
    ['Host', url.host],
    ['User-Agent', userAgent],
    ['Accept', '*/*'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['Connection', keepsAlive ? 'keep-alive' : 'close'],
  ];
  if (body !== undefined) usual.push(['Content-Type', 'application/json']);
  const length = body?.length ?? (bodied.has(method) ? 0 : undefined);
  return [
    ...usual.filter(([name]) => !given.has(name.toLowerCase())).flat(),
    ...headers.flatMap(({ name, value }) => [name, value]),
    ...(length === undefined ? [] : ['Content-Length', String(length)]),
  ];
}

function withCookies({ headers, cookies }: HttpRequest): HttpRequest['headers'] {
  if (cookies === undefined) return headers;
  const isCookie = ({ name }: { readonly name: string }) => name.toLowerCase() === 'cookie';
  const own = headers.filter(isCookie).map(({ value }) => value);
  const value = [...own, cookies].join('; ');
  return [...headers.filter(header => !isCookie(header)), { name: 'Cookie', value }];
}

/** Methods that say their length even when there is no body, RFC 9110 8.6. */
const bodied: ReadonlySet<HttpMethod> = new Set(['POST', 'PUT', 'PATCH']);

/** Methods that may be sent again when nobody has heard them, RFC 9110 9.2.2. */
const isIdempotent = (method: HttpMethod): boolean => method !== 'POST' && method !== 'PATCH';

/** Request line, headers and the blank line, as HTTP/1.1 writes them. */
export function requestHead(request: HttpRequest, path: string): string {
  const raw = rawHeaders(request);
  let head = `${request.method} ${path} HTTP/1.1\r\n`;
  for (let at = 0; at < raw.length; at += 2) head += `${raw[at] ?? ''}: ${raw[at + 1] ?? ''}\r\n`;
  return `${head}\r\n`;
}
