import type { Socket } from 'node:net';
import type { TcpTarget } from '@dialtone/model';
import { accepted } from '../tls/accepted.js';
import { type AddressBook, wished } from '../network/address-book.js';
import type { Checker } from '../checker.js';
import { checked } from '../checked.js';
import { connect } from '../network/connect.js';
import { converse } from '../talk/converse.js';
import { atEachAddress } from '../network/each-address.js';
import { anything, Hearing } from '../talk/hearing.js';
import type { Watch } from '../observe.js';
import type { Names } from '../network/resolve.js';
import { endPlain, secured } from '../tls/starttls.js';
import { streamPartner } from './stream-partner.js';
import { secure } from '../tls/tls.js';
import { Transcript } from '../talk/transcript.js';
import { visitByUdp } from './udp.js';

/**
 * A tcp target is up when the handshake completes, and when the conversation goes as expected. Without one nothing is
 * sent, so the server sees an empty visit.
 */
export const tcpChecker = (names: Names): Checker<TcpTarget> =>
  checked((target, watch) => {
    const { allAddresses, transport } = target;
    const visit = transport === 'UDP' ? visitByUdp : visitByTcp;
    const all = { watch, book: wished(names, target), place: target, allAddresses };
    return atEachAddress(all, book => visit(watch, book, target));
  });

async function visitByTcp(watch: Watch, book: AddressBook, target: TcpTarget): Promise<void> {
  const plain = await connect(watch, book, target);
  const socket = target.security === 'PLAIN' ? plain : await secured(watch, plain, target);
  if (target.conversation.length > 0 || hears(target)) await talk(watch, socket, target);
  else if (target.security !== 'PLAIN') await accepted(watch, socket);
}

/** Whether somebody looks at what the peer says, beyond the steps. */
const hears = ({ expectations }: TcpTarget): boolean =>
  expectations.some(({ subject }) => subject === 'REPLY');

async function talk(watch: Watch, first: Socket, target: TcpTarget): Promise<void> {
  const { host, tls, conversation: steps } = target;
  const transcript = new Transcript(watch, steps);
  let socket = first;
  let hearing = new Hearing(socket, transcript.hear);
  const startTls = async () => {
    endPlain(watch, hearing);
    socket = await secure(watch, socket, { host, ...(tls !== undefined && { options: tls }) });
    hearing = new Hearing(socket, transcript.hear);
    return streamPartner(socket, hearing);
  };
  await converse({ watch, transcript, steps, startTls }, streamPartner(socket, hearing));
  if (!hears(target) || (steps.at(-1)?.expect !== undefined && steps.at(-1)?.send === undefined))
    return;
  watch.enter('processing', `connected to ${watch.peer}, but no reply`);
  await hearing.take(anything);
}
