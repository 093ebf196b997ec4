import type { TcpTarget } from '@dialtone/model';
import { wished } from './address-book.js';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { connect } from './connect.js';
import type { Names } from './resolve.js';

/** A tcp target is up when the handshake completes. Nothing is sent, so the server sees an empty visit. */
export const tcpChecker = (names: Names): Checker<TcpTarget> =>
  checked(async (target, watch) => {
    await connect(watch, wished(names, target), target);
  });
