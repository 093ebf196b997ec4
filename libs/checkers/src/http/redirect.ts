import type { StatusRange } from '@dialtone/model';
import { quote, statusIn } from '@dialtone/model';
import type { HttpRequest } from './http-request.js';
import { HttpUrl } from './http-url.js';
import { Down } from '../observe.js';

const redirects = [301, 302, 303, 307, 308];

/** A target that expects a redirect wants to see it, so none is followed then. */
export const follows = (expected: readonly StatusRange[]): boolean =>
  !redirects.some(status => statusIn(expected, status));

/**
 * The request that an answer asks for; undefined when it asks for none.
 * @throws Down with the reason PROTOCOL when it leads nowhere
 */
export function nextRequest(
  request: HttpRequest,
  status: number,
  location: string | undefined,
): HttpRequest | undefined {
  if (!redirects.includes(status) || location === undefined) return undefined;
  const url = targetOf(location, request.url);
  const { cookies: _, ...asked } = request;
  const kept = url.origin === request.url.origin ? asked : withoutSecrets(asked);
  if (status === 307 || status === 308) return { ...kept, url };
  const { headers } = kept;
  const { isOwn, keepsAlive } = kept;
  return {
    url,
    method: request.method === 'HEAD' ? 'HEAD' : 'GET',
    headers: headers.filter(({ name }) => !/^content-/iu.test(name)),
    isOwn,
    keepsAlive,
  };
}

function targetOf(header: string, base: HttpUrl): HttpUrl {
  // Headers come as Latin-1; servers that do not escape their URLs send UTF-8.
  const location = Buffer.from(header, 'latin1').toString('utf8');
  if (!URL.canParse(location, base.href))
    throw new Down('PROTOCOL', `redirects to ${quote(location)}, which is not a URL`);
  const { protocol, href } = new URL(location, base.href);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Down('PROTOCOL', `redirects to ${quote(location)}, which is not HTTP`);
  return new HttpUrl(href);
}

/** Host names the origin that is left; the others may open doors that are not the new origin's. */
const secret = /^(?:host$|.*(?:auth|cookie|token|key|secret|passw|credential|session|signature))/iu;

const withoutSecrets = (request: HttpRequest): HttpRequest => ({
  ...request,
  headers: request.headers.filter(({ name }) => !secret.test(name)),
  isOwn: false,
});
