import type { KeyObject, X509Certificate } from 'node:crypto';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { CertificateSight } from '@dialtone/model';
import ipaddr from 'ipaddr.js';
import { distinguishedName, type NameParts } from './distinguished-name.js';
import { Recent } from './recent.js';

/** A certificate, read once: as evidence keeps it, and as it is judged. */
export interface ShownCertificate {
  readonly sight: CertificateSight;
  /** The name of its issuer that people know. */
  readonly issuerName: string;
  /** Whether it is its own issuer. */
  readonly isSelfSigned: boolean;
  readonly x509: X509Certificate;
  /** As `checkServerIdentity` of Node wants it. */
  readonly legacy: PeerCertificate;
}

/** What a server showed, its own certificate first, in the order sent. */
export interface ShownChain {
  readonly certificates: readonly ShownCertificate[];
  /** As evidence keeps it. */
  readonly sights: readonly CertificateSight[];
  /** The same for the same certificates. */
  readonly key: string;
}

/** No honest chain is longer. */
const mostShown = 16;

/** A healthy server shows the same chain at every check, so it is read at the first alone. */
const chains = new Recent<string, ShownChain>(2000);

/**
 * The chain that the server sent; undefined when it sent none, or when it was read before. Node gives a client the
 * chain of the handshake itself here, in the order sent and without the authority that it would add, and takes it out
 * of the connection: to be asked once.
 */
export function shownChain(socket: TLSSocket): ShownChain | undefined {
  const sent: X509Certificate[] = [];
  let next = socket.getPeerX509Certificate();
  while (next !== undefined && sent.length < mostShown) {
    sent.push(next);
    next = next.issuerCertificate;
  }
  if (sent.length === 0) return undefined;
  const key = sent.map(({ fingerprint256 }) => fingerprint256).join();
  return chains.of(key, () => {
    const certificates = sent.map(shown);
    return { certificates, sights: certificates.map(({ sight }) => sight), key };
  });
}

function shown(x509: X509Certificate): ShownCertificate {
  const legacy = x509.toLegacyObject();
  const issuer = { ...legacy.issuer };
  return {
    x509,
    legacy,
    issuerName: text(issuer.CN) ?? text(issuer.O) ?? 'an issuer without a name',
    isSelfSigned: x509.subject === x509.issuer && x509.checkIssued(x509),
    sight: {
      subject: distinguishedName({ ...legacy.subject }),
      issuer: distinguishedName(issuer),
      names: namesOf(x509.subjectAltName),
      serial: x509.serialNumber.toLowerCase(),
      startsAt: x509.validFromDate.getTime(),
      endsAt: x509.validToDate.getTime(),
      fingerprint: x509.fingerprint256.replaceAll(':', '').toLowerCase(),
      key: keyText(x509),
    },
  };
}

const text = (value: NameParts[string]): string | undefined =>
  value === undefined || typeof value === 'string' ? value : value.join(', ');

/** `DNS:a.example, IP Address:10.0.0.1`; a name with a comma or a quote stands in quotes, against forgery. */
const namesOf = (alternatives: string | undefined): string[] =>
  [...(alternatives ?? '').matchAll(/(?:^|, )(DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/gu)].map(
    ([, kind, name = '']) => (kind === 'DNS' ? name : plainAddress(name)),
  );

/** 0:0:0:0:0:0:0:1 is ::1. */
const plainAddress = (address: string): string =>
  ipaddr.isValid(address) ? ipaddr.parse(address).toString() : address;

function keyText(x509: X509Certificate): string {
  const key = keyOf(x509);
  const type = key?.asymmetricKeyType;
  if (key === undefined || type === undefined) return 'unknown';
  const { modulusLength, namedCurve } = key.asymmetricKeyDetails ?? {};
  if (namedCurve !== undefined) return `EC ${curves[namedCurve] ?? namedCurve}`;
  const name = type.startsWith('ed') ? `Ed${type.slice(2)}` : type.toUpperCase();
  return modulusLength === undefined ? name : `${name} ${modulusLength}`;
}

function keyOf(x509: X509Certificate): KeyObject | undefined {
  try {
    return x509.publicKey;
  } catch {
    return undefined; // A kind of key that OpenSSL does not know.
  }
}

const curves: Partial<Record<string, string>> = {
  prime256v1: 'P-256',
  secp384r1: 'P-384',
  secp521r1: 'P-521',
};
