import { isIP } from 'node:net';
import type { Target } from '@dialtone/model';
import { place, type Sheet } from '../blackbox/families/columns.js';

/** Of what the checks of a target show, what can hardly be otherwise, and so is worth no line. */
export interface Silence {
  readonly always: readonly number[];
  /** Anything else is told: a redirect of a plain target may lead to TLS. */
  readonly whereZero: readonly number[];
}

/** There are a few kinds of targets: those of one kind share theirs. */
const known = new Map<string, Silence>();

export function silenceOf(target: Target): Silence {
  const always = isAtAnAddress(target) ? [place.lookup, place.addressHash, place.ipVersion] : [];
  const whereZero = [
    ...(isPlainHttp(target) ? [place.httpTls] : []),
    ...(hasPattern(target) ? [] : [place.failedByPattern]),
  ];
  const key = `${always.join()} ${whereZero.join()}`;
  const shared = known.get(key) ?? { always, whereZero };
  known.set(key, shared);
  return shared;
}

export function silence({ values }: Sheet, { always, whereZero }: Silence): void {
  for (const index of always) values[index] = NaN;
  for (const index of whereZero) if (values[index] === 0) values[index] = NaN;
}

/** There is nothing to look up. Of DNS it is the server that is looked up. */
const isAtAnAddress = (target: Target): boolean =>
  target.type !== 'dns' && isIP(hostOf(target)) !== 0;

const hostOf = (target: Target): string =>
  'url' in target ? new URL(target.url).hostname.replace(/^\[|\]$/gu, '') : target.host;

const isPlainHttp = (target: Target): boolean =>
  target.type === 'http' && new URL(target.url).protocol === 'http:';

function hasPattern(target: Target): boolean {
  if (target.type === 'tcp') return target.conversation.length > 0;
  return target.expectations.some(
    ({ comparison }) => comparison === 'MATCHES' || comparison === 'NOT_MATCHES',
  );
}
