import type { WsTarget } from '@dialtone/model';
import type { AddressBook } from '../network/address-book.js';
import { wished } from '../network/address-book.js';
import type { Checker } from '../checker.js';
import { checked } from '../checked.js';
import { connect } from '../network/connect.js';
import { converse } from '../talk/converse.js';
import { atEachAddress } from '../network/each-address.js';
import { placeOf } from '../http/http-url.js';
import type { Watch } from '../observe.js';
import type { Names } from '../network/resolve.js';
import { secure } from '../tls/tls.js';
import { Transcript } from '../talk/transcript.js';
import { WsPartner } from './ws-partner.js';
import { upgrade } from './ws-upgrade.js';

/** A ws target is up when the upgrade is granted, and when the conversation goes as expected. */
export const wsChecker = (names: Names): Checker<WsTarget> =>
  checked(async (target, watch) => {
    const { allAddresses } = target;
    const place = placeOf(asHttp(target.url));
    await atEachAddress({ watch, book: wished(names, target), place, allAddresses }, book =>
      visit(watch, book, target),
    );
  });

async function visit(watch: Watch, book: AddressBook, target: WsTarget): Promise<void> {
  const client = await upgrade(watch, await lineTo(watch, book, target), target);
  const transcript = new Transcript(watch, target.conversation);
  const partner = new WsPartner(client, watch.peer, transcript.hear);
  const { conversation: steps } = target;
  const startTls = () => Promise.reject(new Error('TLS cannot begin within a WebSocket.'));
  await converse({ watch, transcript, steps, startTls }, partner);
  if (wantsReply(target)) {
    watch.enter('processing', `no message came from ${watch.peer}`);
    await partner.line();
  }
  client.close(1000);
}

async function lineTo(watch: Watch, book: AddressBook, { url, tls }: WsTarget) {
  const origin = asHttp(url);
  const place = placeOf(origin);
  const socket = await connect(watch, book, place);
  if (origin.protocol === 'http:') return socket;
  const options = tls === undefined ? {} : { options: tls };
  return secure(watch, socket, { host: place.host, alpn: ['http/1.1'], ...options });
}

const asHttp = (url: string): URL => new URL(url.replace(/^ws/iu, 'http'));

/** Somebody looks at what the peer says, and no step has waited for it. */
const wantsReply = ({ expectations, conversation }: WsTarget): boolean => {
  const last = conversation.at(-1);
  return (
    expectations.some(({ subject }) => subject === 'REPLY') &&
    (last?.expect === undefined || last.send !== undefined)
  );
};
