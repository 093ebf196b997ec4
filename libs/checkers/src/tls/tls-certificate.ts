import type { TlsTarget } from '@dialtone/model';
import { accepted } from './accepted.js';
import { wished } from '../network/address-book.js';
import type { Checker } from '../checker.js';
import { checked } from '../checked.js';
import { connect } from '../network/connect.js';
import { atEachAddress } from '../network/each-address.js';
import type { Names } from '../network/resolve.js';
import { secured } from './starttls.js';

/** A tls target is up when its certificate is accepted. Nothing is sent but the handshake, and what asks for it. */
export const tlsChecker = (names: Names): Checker<TlsTarget> =>
  checked(async (target, watch) => {
    const { allAddresses } = target;
    const all = { watch, book: wished(names, target), place: target, allAddresses };
    await atEachAddress(all, async book => {
      const socket = await secured(watch, await connect(watch, book, target), target);
      await accepted(watch, socket);
    });
  });
