import type { AddressBook } from './address-book.js';
import { pinned } from './address-book.js';
import { type Place, reachable } from './connect.js';
import { explain } from '../failure.js';
import { Down } from '../observe.js';
import type { Watch } from '../observe.js';

export interface EachAddress {
  readonly watch: Watch;
  readonly book: AddressBook;
  /** Without a port where the protocol has none. */
  readonly place: Place | { readonly host: string; readonly port: undefined };
  /** What the target says: whether every address is looked at, or the first that answers. */
  readonly allAddresses: boolean;
}

/**
 * Looks at a host; where every address of its name is asked for, at one after another, each by an address book in which
 * the host has no other. The first that is down decides, and the sentence names it.
 * @throws Down, or the error of the look
 */
export const atEachAddress = (
  all: EachAddress,
  look: (book: AddressBook) => Promise<void>,
): Promise<void> => (all.allAddresses ? atAll(all, look) : look(all.book));

async function atAll(
  { watch, book, place }: EachAddress,
  look: (book: AddressBook) => Promise<void>,
): Promise<void> {
  const addresses = await reachable(watch, book, place);
  watch.everyAddress = watch.sight.addresses;
  for (const address of addresses) {
    await lookAt(address, watch, () => look(pinned(book, place.host, address)));
    if (watch.decided !== undefined) return;
  }
}

async function lookAt(address: string, watch: Watch, look: () => Promise<void>): Promise<void> {
  try {
    await look();
  } catch (error) {
    const failure = error instanceof Down ? error : explain(error, watch.phase, watch.peer);
    if (failure === undefined) throw error;
    throw named(address, failure.reason, failure.message);
  } finally {
    const { decided } = watch;
    if (decided !== undefined) watch.decided = named(address, decided.reason, decided.message);
  }
}

const named = (address: string, reason: Down['reason'], message: string): Down =>
  new Down(reason, message.includes(address) ? message : `${address}: ${message}`);
