import type { IncomingHttpHeaders } from 'node:http';

const hostOf = (origin: string): string | undefined =>
  URL.canParse(origin) ? new URL(origin).host : undefined;

/**
 * Whether a socket was opened by our own page or by a program that is no browser. A browser always names
 * the page's origin, and a page cannot forge it; a proxy may tell the public host in `X-Forwarded-Host`.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  const forwarded = [headers['x-forwarded-host'] ?? []].flat().flatMap(list => list.split(','));
  const ours = [host ?? '', ...forwarded].map(name => name.trim().toLowerCase());
  const theirs = hostOf(origin);
  return theirs !== undefined && theirs !== '' && ours.includes(theirs);
}
