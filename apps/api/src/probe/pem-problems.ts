import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { Problem, TlsOptions } from '@dialtone/model';

/** What keeps certificates and keys from being read, or from belonging together. Nothing of them is quoted. */
export function pemProblems({ authorities, certificate, key }: TlsOptions): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, message: string): void => {
    problems.push({ path: ['tls', field], message });
  };
  if (isThere(authorities) && certificatesOf(authorities) === undefined)
    refuse('authorities', 'The authorities cannot be read as certificates.');
  const chain = isThere(certificate) ? certificatesOf(certificate) : [];
  if (chain === undefined)
    refuse('certificate', 'The client certificate cannot be read as a certificate.');
  const secret = isThere(key) ? keyOf(key) : undefined;
  if (secret === 'unreadable')
    refuse('key', 'The key cannot be read; it must be a private key without a passphrase.');
  const [own] = chain ?? [];
  if (own !== undefined && typeof secret === 'object' && !own.checkPrivateKey(secret))
    refuse('key', 'The key is not that of the client certificate.');
  return problems;
}

const isThere = (text: string | undefined): text is string =>
  text !== undefined && text.trim() !== '';

const block = /-----BEGIN [A-Z0-9 ]*CERTIFICATE-----[^-]*-----END [A-Z0-9 ]*CERTIFICATE-----/gu;

function certificatesOf(text: string): X509Certificate[] | undefined {
  try {
    const certificates = (text.match(block) ?? []).map(pem => new X509Certificate(pem));
    return certificates.length === 0 ? undefined : certificates;
  } catch {
    return undefined; // OpenSSL cannot read it, and says so in words of its own.
  }
}

function keyOf(text: string): KeyObject | 'unreadable' {
  try {
    return createPrivateKey(text);
  } catch {
    return 'unreadable'; // OpenSSL cannot read it, or there is a passphrase.
  }
}
