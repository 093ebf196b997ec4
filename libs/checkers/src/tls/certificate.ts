import { checkServerIdentity } from 'node:tls';
import type { ShownCertificate } from './shown-certificate.js';

/** What there is to judge of a handshake. */
export interface Shown {
  /** For which the certificate must be. */
  readonly host: string;
  readonly certificates: readonly ShownCertificate[];
  /** OpenSSL's word for what is wrong with the chain; absent when nothing is. */
  readonly code?: string;
  /** Whether the server itself brought word that its certificate was revoked. */
  readonly revoked: boolean;
}

/** Why the certificate that a server showed is not accepted for this host, as a sentence; undefined when it is. */
export function certificateProblem({ host, certificates, code, revoked }: Shown) {
  const [leaf] = certificates;
  if (leaf === undefined) return `no certificate was shown for ${host}`;
  const found = code ?? (revoked ? 'CERT_REVOKED' : identityCode(host, leaf));
  if (found === undefined) return undefined;
  const sentence = sentences[found];
  return sentence === undefined
    ? `the certificate of ${host} is not accepted: ${found}`
    : sentence(host, leaf, certificates);
}

const identityCode = (host: string, { legacy }: ShownCertificate): string | undefined =>
  checkServerIdentity(host, legacy) === undefined ? undefined : 'ERR_TLS_CERT_ALTNAME_INVALID';

type Sentence = (
  host: string,
  leaf: ShownCertificate,
  chain: readonly ShownCertificate[],
) => string;

const unknownIssuer: Sentence = (host, leaf) =>
  `the certificate of ${host} was issued by “${leaf.issuerName}”, which is unknown here, ` +
  'or the server does not send its intermediate certificates';

const sentences: Partial<Record<string, Sentence>> = {
  CERT_HAS_EXPIRED: (host, _leaf, chain) =>
    `the certificate of ${host} expired on ${day(Math.min(...chain.map(({ sight }) => sight.endsAt)))}`,
  CERT_NOT_YET_VALID: (host, _leaf, chain) =>
    `the certificate of ${host} is not valid before ${day(Math.max(...chain.map(({ sight }) => sight.startsAt)))}`,
  DEPTH_ZERO_SELF_SIGNED_CERT: host => `the certificate of ${host} is self-signed`,
  SELF_SIGNED_CERT_IN_CHAIN: (host, leaf, chain) =>
    `the certificate of ${host} comes from an authority that is not trusted here: “${(chain.find(({ isSelfSigned }) => isSelfSigned) ?? leaf).issuerName}”`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  CERT_REVOKED: host => `the certificate of ${host} was revoked`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host, { sight, legacy }) =>
    `the certificate is for ${namesOf(sight.names, legacy.subject.CN)}, not for ${host}`,
};

/** 2026-01-31 */
const day = (ms: number): string =>
  Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : 'an unknown day';

const namesOf = (names: readonly string[], commonName: string | string[] | undefined): string =>
  (names.length > 0 ? names : [commonName ?? 'nobody'].flat()).join(', ');
