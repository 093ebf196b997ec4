import type { PhaseName, Reason } from '@dialtone/model';
import { endpoint } from './network/endpoint.js';
import { alertSentence } from './tls/tls-refusal.js';

/** Why a network error means that the target is down. */
export interface Failure {
  readonly reason: Reason;
  readonly message: string;
}

/**
 * What a network error says about the target.
 * @param peer where we were connected or connecting to, unless the error itself knows better
 * @returns undefined when it says nothing about the target: out of file handles or memory, a bug
 */
export function explain(
  error: unknown,
  phase: PhaseName | undefined,
  peer: string,
): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return explainAll(error.errors, phase, peer);
  const code = textOf(error, 'code');
  const at = endpointOf(error) ?? peer;
  const sentence = connectSentences[code];
  if (sentence !== undefined) {
    if (phase === 'tls') return { reason: 'TLS', message: `${at} broke the TLS handshake off` };
    return { reason: 'CONNECT', message: sentence(at) };
  }
  if (isTlsCode(code)) return { reason: 'TLS', message: tlsSentence(error, code, at) };
  if (code.startsWith('HPE_'))
    return {
      reason: 'PROTOCOL',
      message: `the answer of ${at} is not HTTP: ${hpeSentence(error)}`,
    };
  return undefined;
}

const connectSentences: Partial<Record<string, (at: string) => string>> = {
  ECONNREFUSED: at => `refused by ${at}`,
  ECONNRESET: at => `${at} reset the connection`,
  ECONNABORTED: at => `the connection to ${at} was aborted`,
  EPIPE: at => `${at} closed the connection`,
  ETIMEDOUT: at => `no answer from ${at} to the attempt to connect`,
  EHOSTUNREACH: at => `no route to the host ${at}`,
  EHOSTDOWN: at => `the host ${at} is down`,
  ENETUNREACH: at => `no route to the network of ${at}`,
  ENETDOWN: at => `the network to ${at} is down`,
  EACCES: at => `this system does not permit a connection to ${at}`,
  EPERM: at => `this system does not permit a connection to ${at}`,
  EINVAL: at => `${at} cannot be connected to`,
  EADDRNOTAVAIL: at => `this system has no address from which ${at} can be reached`,
};

/** All addresses of a name were tried: every one has its say, in the order of the attempts. */
function explainAll(
  errors: readonly unknown[],
  phase: PhaseName | undefined,
  peer: string,
): Failure | undefined {
  const failures = errors.map(error => explain(error, phase, peer));
  const known = failures.filter(failure => failure !== undefined);
  const [first] = known;
  if (first === undefined || known.length !== failures.length) return undefined;
  const messages = new Set(known.map(({ message }) => message));
  return { reason: first.reason, message: [...messages].join('; ') };
}

const isTlsCode = (code: string): boolean => /^(?:ERR_SSL_|ERR_TLS_|EPROTO$)/u.test(code);

function tlsSentence(error: Error, code: string, at: string): string {
  if (notTls.has(code)) return `${at} does not speak TLS`;
  const alert = alertSentence(code, at);
  if (alert !== undefined) return alert;
  const detail = textOf(error, 'reason') || code.replace(/^ERR_(?:SSL|TLS)_/u, '').toLowerCase();
  return `the TLS handshake with ${at} failed: ${detail.replaceAll('_', ' ')}`;
}
const notTls = new Set([
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
  'ERR_SSL_HTTP_REQUEST',
  'ERR_SSL_UNKNOWN_PROTOCOL',
]);

const hpeSentence = (error: Error): string =>
  textOf(error, 'reason') || error.message.replace(/^Parse Error: /u, '');

function endpointOf(error: Error): string | undefined {
  const address = textOf(error, 'address');
  const port: unknown = Reflect.get(error, 'port');
  return address !== '' && typeof port === 'number' ? endpoint(address, port) : undefined;
}

function textOf(error: Error, key: 'code' | 'reason' | 'address'): string {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}
