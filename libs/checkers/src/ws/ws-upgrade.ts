import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Header, HttpSight, WsTarget } from '@dialtone/model';
import { WebSocket } from 'ws';
import { Down } from '../observe.js';
import type { Watch } from '../observe.js';
import { userAgent } from '../user-agent.js';

/** The largest message that is read, in bytes. */
const mostMessage = 1_048_576;
/** Interim answers before the true one: as a rule there is none. */
const mostInterim = 100;

/**
 * Asks for an upgrade, once, over a connection of ours.
 * @throws Down when it is refused or is none, or the network's error
 */
export function upgrade(watch: Watch, socket: Socket, target: WsTarget): Promise<WebSocket> {
  const { peer } = watch;
  watch.enter('processing', `no answer from ${peer} to the upgrade`);
  // The deadline is ours, a redirect is an answer, and compression would only hide how much comes.
  const client = new WebSocket(withoutFragment(target.url), [...target.subprotocols], {
    createConnection: () => socket,
    headers: headersOf(target.headers),
    followRedirects: false,
    perMessageDeflate: false,
    maxPayload: mostMessage,
    // By the partner, and not for ever.
    autoPong: false,
    // One a turn: tens of thousands fit into one chunk, and other checks must have theirs.
    allowSynchronousEvents: false,
    finishRequest: request => {
      boundInterim(request, peer);
      request.end();
    },
  });
  watch.own(() => {
    client.terminate();
  });
  return new Promise((resolve, reject) => {
    let answer: IncomingMessage | undefined;
    client.on('upgrade', response => {
      answer = response;
      see(watch, target.url, response);
    });
    client.on('unexpected-response', (_request, response) => {
      see(watch, target.url, response);
      reject(new Down('STATUS', `answered ${response.statusCode ?? 0}, expected 101`));
    });
    client.on('open', () => {
      // Until somebody listens: a first message may come together with the answer.
      client.pause();
      resolve(client);
    });
    // Stays for the connection's life: an error after the last word must not become an uncaught one.
    client.on('error', (error: Error) => {
      reject(refused(error, peer, answer));
    });
  });
}

/** Who sends them without end would keep us busy until the deadline, and everybody else waiting. */
function boundInterim(request: ClientRequest, peer: string): void {
  let count = 0;
  request.on('information', () => {
    count += 1;
    if (count === mostInterim + 1)
      request.destroy(
        new Down(
          'PROTOCOL',
          `the answer of ${peer} is not HTTP: more than ${mostInterim} interim answers came before the real one`,
        ),
      );
  });
}

function withoutFragment(text: string): URL {
  const url = new URL(text);
  url.hash = '';
  return url;
}

/** What the protocol itself says; a target cannot say it in its place. */
const own = new Set([
  'connection',
  'upgrade',
  'sec-websocket-key',
  'sec-websocket-version',
  'sec-websocket-protocol',
  'sec-websocket-extensions',
]);

/** Repeated ones are joined, as RFC 9110 5.3 allows. */
function headersOf(headers: readonly Header[]): Record<string, string> {
  const sent = new Map<string, Header>([['user-agent', { name: 'User-Agent', value: userAgent }]]);
  const given = new Set<string>();
  for (const { name, value } of headers) {
    const key = name.toLowerCase();
    if (own.has(key)) continue;
    const before = given.has(key) ? sent.get(key) : undefined;
    const glue = key === 'cookie' ? '; ' : ', ';
    sent.set(
      key,
      before === undefined ? { name, value } : { name, value: `${before.value}${glue}${value}` },
    );
    given.add(key);
  }
  return Object.fromEntries([...sent.values()].map(({ name, value }) => [name, value]));
}

function see(watch: Watch, url: string, response: IncomingMessage): void {
  const { statusCode: status = 0, statusMessage = '', httpVersion, rawHeaders } = response;
  watch.httpStatus = status;
  watch.sight.http = {
    version: httpVersion,
    status,
    statusText: statusMessage,
    headers: inPairs(rawHeaders),
    contentLength: -1,
    bodyBytes: 0,
    bodyCut: false,
    excerpt: '',
    finalUrl: url,
    secure: /^wss:/iu.test(url),
    hops: [],
  } satisfies HttpSight;
}

const inPairs = (raw: readonly string[]): Header[] =>
  raw.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: raw[at + 1] ?? '' }] : []));

/** Why there is no WebSocket. A network's error stays what it is. */
function refused(error: Error, peer: string, answer: IncomingMessage | undefined): Error {
  const code: unknown = Reflect.get(error, 'code');
  if (answer !== undefined || (typeof code === 'string' && code.startsWith('WS_ERR_')))
    return new Down('PROTOCOL', `${peer} breaks the protocol of WebSockets: ${error.message}`);
  // So Node's client says it, though nobody reset anything.
  if (error.message === 'socket hang up')
    return new Down('CONNECT', `${peer} closed the connection without an answer`);
  return error;
}
