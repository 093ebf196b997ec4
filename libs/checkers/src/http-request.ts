import type { HttpMethod, HttpTarget } from '@dialtone/model';
import { userAgent } from './user-agent.js';

/** One request of a check: the target's own, or one that a redirect asks for. */
export interface HttpRequest {
  readonly url: URL;
  readonly method: HttpMethod;
  /** As the target has them, without those that we decide. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly body?: Buffer;
}

/** How the body is framed is ours to say: a wrong length would hang the check or smuggle a second request. */
const framing = new Set(['content-length', 'transfer-encoding']);

export function firstRequest({ url, method, headers, body }: HttpTarget): HttpRequest {
  return {
    url: new URL(url),
    method,
    headers: headers.filter(({ name }) => !framing.has(name.toLowerCase())),
    ...(body !== undefined && { body: Buffer.from(body) }),
  };
}

/** Names and values in turn, in the order in which they are sent; the target's own words win. */
export function rawHeaders({ url, method, headers, body }: HttpRequest): string[] {
  const given = new Set(headers.map(({ name }) => name.toLowerCase()));
  const usual: [string, string][] = [
    ['Host', url.host],
    ['User-Agent', userAgent],
    ['Accept', '*/*'],
    ['Accept-Encoding', 'gzip, deflate, br'],
    ['Connection', 'close'],
  ];
  if (body !== undefined) usual.push(['Content-Type', 'application/json']);
  const length = body?.length ?? (bodied.has(method) ? 0 : undefined);
  return [
    ...usual.filter(([name]) => !given.has(name.toLowerCase())).flat(),
    ...headers.flatMap(({ name, value }) => [name, value]),
    ...(length === undefined ? [] : ['Content-Length', String(length)]),
  ];
}

/** Methods that say their length even when there is no body, RFC 9110 8.6. */
const bodied: ReadonlySet<HttpMethod> = new Set(['POST', 'PUT', 'PATCH']);
