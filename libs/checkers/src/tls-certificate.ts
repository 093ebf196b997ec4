import type { TlsTarget } from '@dialtone/model';
import { wished } from './address-book.js';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { connect } from './connect.js';
import type { Names } from './resolve.js';

export const tlsChecker = (names: Names): Checker<TlsTarget> =>
  checked(async (target, watch) => {
    await connect(watch, wished(names, target), target);
  });
