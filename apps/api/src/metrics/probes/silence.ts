import { isIP } from 'node:net';
import type { Target } from '@dialtone/model';
import { place, type Sheet } from '../blackbox/families/columns.js';

/** Of what the checks of a target show, what can hardly be otherwise, and so is worth no line. */
export interface Silence {
  readonly always: readonly number[];
  /** Anything else is told: a redirect of a plain target may lead to TLS. */
  readonly whereZero: readonly number[];
}

const atAnAddress = [place.lookup, place.addressHash, place.ipVersion];
/** One for all targets that are alike in this. */
const silences: readonly Silence[] = [[], atAnAddress].flatMap(always =>
  [[], [place.httpTls]].flatMap(tls =>
    [[], [place.failedByPattern]].map(pattern => ({ always, whereZero: [...tls, ...pattern] })),
  ),
);

export function silenceOf(target: Target): Silence {
  const at =
    4 * Number(isAtAnAddress(target)) +
    2 * Number(isPlainHttp(target)) +
    Number(!hasPattern(target));
  const found = silences[at];
  if (found === undefined) throw new Error('There is a silence for each kind of target.');
  return found;
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
