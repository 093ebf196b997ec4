import type { GrpcTarget } from '@dialtone/model';
import { wished } from './address-book.js';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { connect } from './connect.js';
import type { Names } from './resolve.js';

export const grpcChecker = (names: Names): Checker<GrpcTarget> =>
  checked(async (target, watch) => {
    await connect(watch, wished(names, target), target);
  });
