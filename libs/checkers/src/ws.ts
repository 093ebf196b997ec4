import type { WsTarget } from '@dialtone/model';
import { wished } from './address-book.js';
import type { Checker } from './checker.js';
import { checked } from './checked.js';
import { connect } from './connect.js';
import type { Names } from './resolve.js';

export const wsChecker = (names: Names): Checker<WsTarget> =>
  checked(async (target, watch) => {
    await connect(watch, wished(names, target), placeOf(target.url));
  });

const placeOf = (url: string) => ({
  host: new URL(url).hostname,
  port: Number(new URL(url).port || (url.startsWith('wss') ? 443 : 80)),
});
