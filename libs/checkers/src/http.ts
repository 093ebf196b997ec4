import type { IncomingMessage } from 'node:http';
import type { HttpTarget, StatusRange } from '@dialtone/model';
import { parseStatusSet, quote, statusIn } from '@dialtone/model';
import type { BodyEnd } from './body.js';
import { readBody } from './body.js';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { exchange } from './http-exchange.js';
import type { HttpRequest } from './http-request.js';
import { firstRequest } from './http-request.js';
import type { Watch } from './observe.js';
import { Down } from './observe.js';
import { follows, mostRedirects, nextRequest } from './redirect.js';
import type { Names } from './resolve.js';
import { TextSearch } from './text-search.js';

/**
 * An http target is up when its last answer has an expected status and contains the expected text. One request over a
 * fresh connection, and one for each redirect; the phases of all of them add up by name.
 */
export const httpChecker = (names: Names): Checker<HttpTarget> =>
  checked(async (target, watch) => {
    const expected = statusesOf(target);
    const { answer, redirects } = await lastAnswer(watch, names, target, expected);
    const status = answer.statusCode ?? 0;
    if (!statusIn(expected, status))
      throw new Down('STATUS', statusSentence(status, redirects, target.expectedStatus));
    await judgeBody(answer, target.expectedBody);
  });

function statusesOf({ expectedStatus }: HttpTarget): readonly StatusRange[] {
  const ranges = parseStatusSet(expectedStatus);
  if (ranges === undefined) throw new Error(`${quote(expectedStatus)} is not a set of statuses.`);
  return ranges;
}

interface LastAnswer {
  readonly answer: IncomingMessage;
  /** How many were followed. */
  readonly redirects: number;
}

async function lastAnswer(
  watch: Watch,
  names: Names,
  target: HttpTarget,
  expected: readonly StatusRange[],
): Promise<LastAnswer> {
  const seen = new Set<string>();
  let request = firstRequest(target);
  for (;;) {
    seen.add(keyOf(request));
    const answer = await exchange(watch, names, request);
    const { statusCode = 0, headers } = answer;
    const next = follows(expected) ? nextRequest(request, statusCode, headers.location) : undefined;
    if (next === undefined) return { answer, redirects: seen.size - 1 };
    answer.destroy();
    // No cookies are kept, so the same request would get the same answer.
    if (seen.has(keyOf(next))) throw new Down('PROTOCOL', 'redirects in a circle');
    if (seen.size > mostRedirects)
      throw new Down('PROTOCOL', `redirects more than ${mostRedirects} times`);
    request = next;
  }
}

function keyOf({ method, url }: HttpRequest): string {
  const { origin, pathname, search } = url;
  return `${method} ${origin}${pathname}${search}`;
}

function statusSentence(status: number, redirects: number, expected: string): string {
  const after =
    redirects === 0 ? '' : ` after ${redirects} ${redirects === 1 ? 'redirect' : 'redirects'}`;
  return `answered ${status}${after}, expected ${expected}`;
}

/** Without an expected text the body is read all the same: an answer that never ends is none. */
async function judgeBody(answer: IncomingMessage, expectedBody: string | undefined): Promise<void> {
  const search =
    expectedBody === undefined
      ? undefined
      : new TextSearch(expectedBody, answer.headers['content-type']);
  const end = await bodyEnd(answer, chunk => search?.take(chunk));
  search?.end();
  if (search === undefined || search.found) return;
  throw new Down('BODY', bodySentence(expectedBody ?? '', search.beginning, end));
}

/** What follows a 101 is another protocol, not a body. */
async function bodyEnd(answer: IncomingMessage, take: (chunk: Buffer) => void): Promise<BodyEnd> {
  return answer.statusCode === 101 ? 'whole' : readBody(answer, take);
}

function bodySentence(expected: string, beginning: string, end: BodyEnd): string {
  const where = end === 'cut' ? 'is not within the first 1 MiB of the body' : 'is not in the body';
  const came = beginning === '' ? 'is empty' : `begins ${quote(beginning, 100)}`;
  return `${quote(expected)} ${where}, which ${came}`;
}
