import type { TlsTarget } from '@dialtone/model';
import { wished } from './address-book.js';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { connect } from './connect.js';
import type { Names } from './resolve.js';
import { secure } from './tls.js';

/** A tls target is up when its certificate is accepted. Nothing is sent but the handshake. */
export const tlsChecker = (names: Names): Checker<TlsTarget> =>
  checked(async (target, watch) => {
    const { host, tls } = target;
    const socket = await connect(watch, wished(names, target), target);
    await secure(watch, socket, { host, ...(tls !== undefined && { options: tls }) });
  });
