import { randomUUID } from 'node:crypto';
import type { Hear } from './http-answer.js';
import { type OpenLine, openLine, type Way } from './http-line.js';
import { type HttpRequest, requestHead } from './http-request.js';
import { exchangeHttp1 } from './http1-exchange.js';
import { exchangeHttp2 } from './http2-exchange.js';
import { keep, takeKept } from './kept-lines.js';
import { Down } from '../observe.js';

/**
 * One request over a fresh connection, or over one that the check before has left, until its answer is read as far as it
 * is wanted. A connection that was left and has died meanwhile is replaced once: over it no request reached anybody.
 * @throws Down, or the network's error
 */
export function exchange(way: Way, request: HttpRequest, hear: Hear): Promise<void> {
  const left = request.keepsAlive ? takeKept(way.watch, way.target, request.url.origin) : undefined;
  const what = { request, hear };
  return left === undefined ? afresh(way, what) : again(way, left, what);
}

async function afresh(way: Way, what: Exchange): Promise<void> {
  await speak(way, await openLine(way, what.request), what);
}

async function again(way: Way, left: OpenLine, what: Exchange): Promise<void> {
  if (!(await answered(way, left, what))) await afresh(way, what);
}

interface Exchange {
  readonly request: HttpRequest;
  readonly hear: Hear;
}

/** @returns whether the connection was alive; an answer that failed over one that was, is thrown */
async function answered(way: Way, line: OpenLine, what: Exchange): Promise<boolean> {
  try {
    await speak(way, line, what);
    return true;
  } catch (error) {
    if (line.heard === true || way.watch.context.signal.aborted || !isDeath(error)) throw error;
    return false;
  }
}

const isDeath = (error: unknown): boolean =>
  error instanceof Down
    ? error.reason === 'CONNECT'
    : error instanceof Error &&
      'code' in error &&
      /^(?:ECONNRESET|EPIPE)$/u.test(String(error.code));

async function speak(way: Way, line: OpenLine, { request, hear }: Exchange): Promise<void> {
  const { watch, target } = way;
  watch.enter('processing', `connected to ${watch.peer}, but no answer`);
  const path = pathOf(request, target.cacheBust ? randomUUID() : undefined);
  if (line.version === 'h2') {
    await exchangeHttp2(watch, line.socket, { request, path }, hear);
    return;
  }
  const { reusable } = await exchangeHttp1(watch, line, toWire(request, path), hear);
  if (request.keepsAlive && reusable) keep(watch, target, request.url.origin, line);
  else line.socket.destroy();
}

/** @param never a value that was never there before, for no cache to know */
function pathOf({ url }: HttpRequest, never: string | undefined): string {
  if (never === undefined) return url.path;
  return `${url.path}${url.path.includes('?') ? '&' : '?'}dialtone=${never}`;
}

function toWire(request: HttpRequest, path: string) {
  const { method, body } = request;
  return {
    isHead: method === 'HEAD',
    head: path === request.url.path ? ownHeadOf(request) : requestHead(request, path),
    ...(body !== undefined && { body }),
  };
}

/** With the path of its own URL. */
const ownHeads = new WeakMap<HttpRequest, string>();

/** The request of a target is the same at every check, so it is written once. */
function ownHeadOf(request: HttpRequest): string {
  const known = ownHeads.get(request);
  if (known !== undefined) return known;
  const head = requestHead(request, request.url.path);
  ownHeads.set(request, head);
  return head;
}
