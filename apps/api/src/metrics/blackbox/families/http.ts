import type { Header, HttpSight, HttpTarget, Outcome } from '@dialtone/model';
import { showAddress } from './address.js';
import { showCertificate, showCipher } from './certificate.js';
import { place, type Sheet } from './columns.js';
import { isResolved, lookupSeconds, secondsOf } from './phases.js';

/** What blackbox_exporter's http prober shows. */
export function showHttp(sheet: Sheet, target: HttpTarget, outcome: Outcome): void {
  const { sight } = outcome;
  const seen = sight?.http;
  const unfollowed = seen !== undefined && isRedirect(seen);
  const http = unfollowed && isLost(target, outcome) ? undefined : seen;
  const { values } = sheet;
  showAddress(sheet, outcome);
  if (sight !== undefined) showPhases(sheet, outcome);
  values[place.failedByPattern] = Number(failedByPattern(outcome));
  values[place.httpContentLength] = http === undefined ? 0 : contentLength(http);
  // The body of a redirect that is not followed is not read there.
  values[place.httpBodyLength] = unfollowed ? 0 : (http?.bodyBytes ?? 0);
  values[place.httpRedirects] = (seen?.hops.length ?? 0) + Number(unfollowed);
  values[place.httpSsl] = Number(http?.secure ?? false);
  values[place.httpStatus] = http?.status ?? 0;
  values[place.httpVersion] = http === undefined ? 0 : Number(http.version);
  // A sight makes the headers when somebody looks at them.
  if (http !== undefined && sheet.wanted.has('probe_http_last_modified_timestamp_seconds'))
    values[place.httpLastModified] = lastModified(http.headers);
  showCertificate(sheet, sight?.tls, target.tls);
  showCipher(sheet, sight?.tls);
}

/** All of them once there is an address, or dashboards that stack them would jump. */
function showPhases({ values }: Sheet, outcome: Outcome): void {
  if (!isResolved(outcome)) {
    values[place.httpResolve] = lookupSeconds(outcome);
    return;
  }
  values[place.httpResolve] = secondsOf(outcome, 'resolve');
  values[place.httpConnect] = secondsOf(outcome, 'connect');
  values[place.httpTls] = secondsOf(outcome, 'tls');
  values[place.httpProcessing] = secondsOf(outcome, 'processing');
  values[place.httpTransfer] = secondsOf(outcome, 'transfer');
}

/** What may have no body has one of length 0, even where nothing says so. */
const contentLength = (http: HttpSight): number =>
  http.status === 204 || http.status === 304 ? 0 : http.contentLength;

const isRedirect = (http: HttpSight): boolean =>
  [301, 302, 303, 307, 308].includes(http.status) &&
  valueOf(http.headers, 'location') !== undefined;

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

/** In seconds since 1970; NaN where it is not told. */
const lastModified = (headers: readonly Header[]): number =>
  Math.floor(Date.parse(valueOf(headers, 'last-modified') ?? '') / 1000);

const valueOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(header => header.name.toLowerCase() === name)?.value;
