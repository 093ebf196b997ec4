import type { AddressBook } from './address-book.js';
import type { Hear } from './http-answer.js';
import { openLine } from './http-connection.js';
import { type HttpRequest, requestHead } from './http-request.js';
import { exchangeHttp1 } from './http1-exchange.js';
import type { Watch } from './observe.js';

/**
 * One request over a fresh connection, until its answer is read as far as it is wanted.
 * @throws Down, or the network's error
 */
export async function exchange(
  watch: Watch,
  book: AddressBook,
  request: HttpRequest,
  hear: Hear,
): Promise<void> {
  const line = await openLine(watch, book, request.url);
  watch.enter('processing', `connected to ${watch.peer}, but no answer`);
  await exchangeHttp1(watch, line, toWire(request), hear);
  line.socket.destroy();
}

const toWire = (request: HttpRequest) => {
  const { method, body } = request;
  return {
    isHead: method === 'HEAD',
    head: requestHead(request),
    ...(body !== undefined && { body }),
  };
};
