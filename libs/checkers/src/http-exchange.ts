import type { IncomingMessage } from 'node:http';
import { request as open } from 'node:http';
import type { Duplex } from 'node:stream';
import { connect } from './connect.js';
import type { HttpRequest } from './http-request.js';
import { rawHeaders } from './http-request.js';
import type { Watch } from './observe.js';
import { Down } from './observe.js';
import type { Names } from './resolve.js';
import { secure } from './tls.js';

/** Some honest servers send more than the 16 KiB that Node takes; a flood still ends here. */
const mostHeaderBytes = 65_536;

/**
 * One request over a fresh connection, up to the head of its answer; the body is still to be read.
 * @throws Down, or the network's error
 */
export async function exchange(
  watch: Watch,
  names: Names,
  request: HttpRequest,
): Promise<IncomingMessage> {
  const { url } = request;
  const host = url.hostname.replace(/^\[(.*)\]$/u, '$1');
  const isSecure = url.protocol === 'https:';
  const port = url.port === '' ? (isSecure ? 443 : 80) : Number(url.port);
  const socket = await connect(watch, names, { host, port });
  const channel = isSecure ? await secure(watch, socket, { host, alpn: ['http/1.1'] }) : socket;
  watch.enter('processing', `connected to ${watch.peer}, but no answer`);
  const answer = await send(watch, request, channel);
  watch.httpStatus = answer.statusCode;
  watch.enter('transfer', `the answer of ${watch.peer} did not end`);
  return answer;
}

function send(watch: Watch, request: HttpRequest, channel: Duplex): Promise<IncomingMessage> {
  return new Promise<IncomingMessage>((resolve, reject) => {
    if (channel.destroyed) {
      // Broken together with the end of the handshake: a request over it would never hear of that.
      reject(channel.errored ?? new Down('CONNECT', silentEnd(watch.peer)));
      return;
    }
    let answer: IncomingMessage | undefined;
    const heard = (head: IncomingMessage) => {
      answer = head;
      resolve(head);
    };
    const outgoing = open({
      method: request.method,
      path: request.url.pathname + request.url.search,
      headers: rawHeaders(request),
      // The connection is our own, resolved and judged already; there is no agent and no pool.
      createConnection: () => channel,
      maxHeaderSize: mostHeaderBytes,
      // What browsers and curl understand is an answer: line feeds alone, a length beside chunks. The danger of such
      // answers is to proxies, which must agree with another reader on where the next one begins; here there is none.
      insecureHTTPParser: true,
    });
    watch.own(() => outgoing.destroy());
    outgoing.once('response', heard);
    outgoing.once('upgrade', heard);
    outgoing.on('error', error => {
      if (answer === undefined)
        reject(isHangUp(error) ? new Down('CONNECT', silentEnd(watch.peer)) : error);
      // What breaks behind the head breaks the body; behind the body it breaks nothing.
      else if (!answer.complete) answer.destroy(error);
    });
    outgoing.end(request.body);
  });
}

const isHangUp = (error: Error): boolean => error.message === 'socket hang up';

const silentEnd = (peer: string): string => `${peer} closed the connection without an answer`;
