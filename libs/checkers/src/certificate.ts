import type { DetailedPeerCertificate, PeerCertificate, TLSSocket } from 'node:tls';

/** Why the certificate that a server showed is not accepted for this host, as a sentence; undefined when it is. */
export function certificateProblem(socket: TLSSocket, host: string): string | undefined {
  if (socket.authorized) return undefined;
  // Node documents an Error here, and gives its code.
  const given: unknown = socket.authorizationError;
  const code = given instanceof Error ? given.message : String(given);
  const certificate = socket.getPeerCertificate(true);
  const sentence = sentences[code];
  return sentence === undefined
    ? `the certificate of ${host} is not accepted: ${code}`
    : sentence(host, certificate);
}

type Sentence = (host: string, certificate: DetailedPeerCertificate) => string;

const unknownIssuer: Sentence = (host, certificate) =>
  `the certificate of ${host} was issued by ${issuerOf(certificate)}, which is unknown here, ` +
  'or the server does not send its intermediate certificates';

const sentences: Partial<Record<string, Sentence>> = {
  CERT_HAS_EXPIRED: (host, certificate) =>
    `the certificate of ${host} expired on ${day(Math.min(...chain(certificate).map(({ valid_to }) => Date.parse(valid_to))))}`,
  CERT_NOT_YET_VALID: (host, certificate) =>
    `the certificate of ${host} is not valid before ${day(Math.max(...chain(certificate).map(({ valid_from }) => Date.parse(valid_from))))}`,
  DEPTH_ZERO_SELF_SIGNED_CERT: host => `the certificate of ${host} is self-signed`,
  SELF_SIGNED_CERT_IN_CHAIN: (host, certificate) =>
    `the certificate of ${host} comes from an authority that is not trusted here: ${issuerOf(chain(certificate).at(-1) ?? certificate)}`,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT: unknownIssuer,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownIssuer,
  CERT_REVOKED: host => `the certificate of ${host} was revoked`,
  ERR_TLS_CERT_ALTNAME_INVALID: (host, certificate) =>
    `the certificate is for ${namesOf(certificate)}, not for ${host}`,
};

/** The certificate and those above it, as far as they were sent. */
function chain(certificate: DetailedPeerCertificate): DetailedPeerCertificate[] {
  const links = [certificate];
  let link = certificate;
  // The root is its own issuer; where the chain ends before, the key is missing.
  while ('issuerCertificate' in link && !links.includes(link.issuerCertificate)) {
    link = link.issuerCertificate;
    links.push(link);
  }
  return links;
}

/** 2026-01-31 */
const day = (ms: number): string =>
  Number.isFinite(ms) ? new Date(ms).toISOString().slice(0, 10) : 'an unknown day';

const issuerOf = ({ issuer }: PeerCertificate): string =>
  `“${text(issuer.CN) ?? text(issuer.O) ?? 'an issuer without a name'}”`;

function namesOf({ subject, subjectaltname }: PeerCertificate): string {
  const names = subjectaltname?.split(', ').map(name => name.replace(/^(?:DNS|IP Address):/u, ''));
  return names?.join(', ') ?? text(subject.CN) ?? 'nobody';
}

const text = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.join(', ') : typeof value === 'string' ? value : undefined;
