import { hash, X509Certificate } from 'node:crypto';
import type { SecureContext, SecureVersion } from 'node:tls';
import { createSecureContext, DEFAULT_CIPHERS, getCACertificates } from 'node:tls';
import type { TlsOptions, TlsVersion } from '@dialtone/model';
import { Down } from '../observe.js';
import { Recent } from './recent.js';
import type { ShownChain } from './shown-certificate.js';

/** Whom a check believes, and as whom it comes: made once for the same options, for it costs more than the check. */
export interface Trust {
  readonly context: SecureContext;
  /** When a chain that was verified with it ends, in milliseconds since 1970. */
  readonly chainEnd: (chain: ShownChain) => number | undefined;
}

export const tlsName: Readonly<Record<TlsVersion, string>> = {
  TLS1_0: 'TLS 1.0',
  TLS1_1: 'TLS 1.1',
  TLS1_2: 'TLS 1.2',
  TLS1_3: 'TLS 1.3',
};

const nodeNames: Readonly<Record<TlsVersion, SecureVersion>> = {
  TLS1_0: 'TLSv1',
  TLS1_1: 'TLSv1.1',
  TLS1_2: 'TLSv1.2',
  TLS1_3: 'TLSv1.3',
};

/** What is accepted, from and to; the usual is TLS 1.2 or 1.3. */
export function versionsOf({ minVersion, maxVersion = 'TLS1_3' }: Partial<TlsOptions>) {
  const usual = maxVersion < 'TLS1_2' ? maxVersion : 'TLS1_2';
  return { least: minVersion ?? usual, most: maxVersion };
}

const trusts = new Recent<string, Trust>(500);

/** @throws Down with the reason TLS when the certificates or the key of the options cannot be used */
export function trustFor(options: Partial<TlsOptions>): Trust {
  const { authorities, certificate, key, minVersion, maxVersion } = options;
  const given = [authorities, certificate, key, minVersion, maxVersion];
  if (given.every(each => each === undefined)) return (usual ??= trustOf({}));
  // By content, not by object; and a key does not stay in memory as the name of a place in a table.
  return trusts.of(hash('sha256', JSON.stringify(given)), () => trustOf(options));
}

let usual: Trust | undefined;

function trustOf(options: Partial<TlsOptions>): Trust {
  const { authorities, certificate, key } = options;
  const { least, most } = versionsOf(options);
  const lowest = offeredFrom(options);
  const context = usable(() =>
    createSecureContext({
      ...(authorities !== undefined && { ca: authorities }),
      ...(certificate !== undefined && { cert: certificate }),
      ...(key !== undefined && { key }),
      minVersion: nodeNames[lowest],
      maxVersion: nodeNames[most],
      // Old versions rest on SHA-1, which OpenSSL refuses above its lowest level.
      ...(least < 'TLS1_2' && { ciphers: `${DEFAULT_CIPHERS}:@SECLEVEL=0` }),
    }),
  );
  let known: Authorities | undefined;
  const ends = new Recent<string, { readonly at: number | undefined }>(200);
  return {
    context,
    chainEnd: chain =>
      ends.of(chain.key, () => {
        known ??= usable(() => bySubject(authorities));
        return { at: endOf(chain, known) };
      }).at,
  };
}

/**
 * TLS 1.2 is offered also where only 1.3 is accepted, and judged after: so it is known what the server has instead,
 * and which certificate. But not where we show a certificate ourselves, which TLS 1.2 shows to everybody.
 */
function offeredFrom(options: Partial<TlsOptions>): TlsVersion {
  const { least, most } = versionsOf(options);
  return least === 'TLS1_3' && most === 'TLS1_3' && options.certificate === undefined
    ? 'TLS1_2'
    : least;
}

function usable<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    // OpenSSL's errors tell what is wrong with a text, never what stands in it.
    if (!(error instanceof Error)) throw error;
    throw new Down('TLS', `the TLS settings of this check cannot be used: ${error.message}`);
  }
}

type Authorities = ReadonlyMap<string, readonly X509Certificate[]>;

function bySubject(given: string | undefined): Authorities {
  const texts =
    given === undefined
      ? getCACertificates('default')
      : [...given.matchAll(/-----BEGIN [A-Z0-9 ]*CERTIFICATE-----[^-]+-----END [^-]+-----/gu)].map(
          ([text]) => text,
        );
  return Map.groupBy(
    texts.map(text => new X509Certificate(text)),
    ({ subject }) => subject,
  );
}

/** Of all ways from the first certificate to an authority the one that holds longest: its earliest end. */
function endOf({ certificates }: ShownChain, authorities: Authorities): number | undefined {
  const left = new Set(certificates.map(({ x509 }) => x509));
  const end = (certificate: X509Certificate): number => {
    // Each is looked at once, so that certificates which issue each other lead nowhere.
    left.delete(certificate);
    const endsAt = certificate.validToDate.getTime();
    const above = authorities.get(certificate.issuer)?.filter(by => issued(by, certificate)) ?? [];
    if (above.some(by => by.fingerprint256 === certificate.fingerprint256)) return endsAt;
    const ends = above.map(by => by.validToDate.getTime());
    for (const by of [...left]) if (left.has(by) && issued(by, certificate)) ends.push(end(by));
    return Math.min(endsAt, Math.max(-Infinity, ...ends));
  };
  const [leaf] = left;
  const at = leaf === undefined ? -Infinity : end(leaf);
  return Number.isFinite(at) ? at : undefined;
}

const issued = (by: X509Certificate, certificate: X509Certificate): boolean =>
  certificate.checkIssued(by) && certificate.verify(by.publicKey);
