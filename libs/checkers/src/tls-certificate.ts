import type { TlsTarget } from '@dialtone/model';
import { wished } from './address-book.js';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { connect } from './connect.js';
import type { Names } from './resolve.js';
import { secured } from './starttls.js';

/** A tls target is up when its certificate is accepted. Nothing is sent but the handshake, and what asks for it. */
export const tlsChecker = (names: Names): Checker<TlsTarget> =>
  checked(async (target, watch) => {
    await secured(watch, await connect(watch, wished(names, target), target), target);
  });
