import type { Header, HttpSight, HttpTarget, Outcome } from '@dialtone/model';
import { addressPoints } from './address.js';
import { type Point, point, pointsBy } from './catalogue.js';
import { certificatePoints, cipherPoints } from './certificate.js';
import { isResolved, lookupSeconds, secondsOf } from './phases.js';

/** What blackbox_exporter's http prober shows. */
export function httpPoints(target: HttpTarget, outcome: Outcome): Point[] {
  const { sight } = outcome;
  const seen = sight?.http;
  const unfollowed = seen !== undefined && isRedirect(seen);
  const http = unfollowed && isLost(target, outcome) ? undefined : seen;
  return [
    ...addressPoints(outcome),
    ...(sight === undefined
      ? []
      : pointsBy('probe_http_duration_seconds', 'phase', phases(outcome))),
    point('probe_failed_due_to_regex', Number(failedByPattern(outcome))),
    point('probe_http_content_length', http === undefined ? 0 : contentLength(http)),
    // The body of a redirect that is not followed is not read there.
    point('probe_http_uncompressed_body_length', unfollowed ? 0 : (http?.bodyBytes ?? 0)),
    point('probe_http_redirects', (seen?.hops.length ?? 0) + Number(unfollowed)),
    point('probe_http_ssl', Number(http?.secure ?? false)),
    point('probe_http_status_code', http?.status ?? 0),
    point('probe_http_version', http === undefined ? 0 : Number(http.version)),
    ...lastModified(http?.headers ?? []),
    ...certificatePoints(sight?.tls, target.tls),
    ...cipherPoints(sight?.tls),
  ];
}

/** All of them once there is an address, or dashboards that stack them would jump. */
function phases(outcome: Outcome): Record<string, number> {
  if (!isResolved(outcome)) return { resolve: lookupSeconds(outcome) };
  return {
    resolve: secondsOf(outcome, 'resolve'),
    connect: secondsOf(outcome, 'connect'),
    tls: secondsOf(outcome, 'tls'),
    processing: secondsOf(outcome, 'processing'),
    transfer: secondsOf(outcome, 'transfer'),
  };
}

/** What may have no body has one of length 0, even where nothing says so. */
const contentLength = (http: HttpSight): number =>
  http.status === 204 || http.status === 304 ? 0 : http.contentLength;

const isRedirect = ({ status, headers }: HttpSight): boolean =>
  [301, 302, 303, 307, 308].includes(status) && valueOf(headers, 'location') !== undefined;

/** It was followed, and what it led to did not answer. */
const isLost = ({ followRedirects }: HttpTarget, outcome: Outcome): boolean =>
  followRedirects !== false &&
  !outcome.up &&
  outcome.reason !== 'STATUS' &&
  outcome.reason !== 'PROTOCOL';

/** The answer came as it should, and then the first thing amiss was a pattern. */
function failedByPattern(outcome: Outcome): boolean {
  if (outcome.up || (outcome.reason !== 'HEADER' && outcome.reason !== 'BODY')) return false;
  const { expectation } = outcome.judged?.find(({ held }) => !held) ?? {};
  return expectation?.comparison === 'MATCHES' || expectation?.comparison === 'NOT_MATCHES';
}

function lastModified(headers: readonly Header[]): Point[] {
  const text = valueOf(headers, 'last-modified');
  const ms = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(ms)
    ? []
    : [point('probe_http_last_modified_timestamp_seconds', Math.floor(ms / 1000))];
}

const valueOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(header => header.name.toLowerCase() === name)?.value;
