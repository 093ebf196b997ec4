import type { TcpTarget } from '@dialtone/model';
import type { Checker } from './checker.js';
import { connect } from './connect.js';
import { observe } from './observe.js';
import type { Names } from './resolve.js';

/** A tcp target is up when the handshake completes. Nothing is sent, so the server sees an empty visit. */
export const tcpChecker =
  (names: Names): Checker<TcpTarget> =>
  (target, context) =>
    observe(context, async watch => {
      await connect(watch, names, target);
    });
