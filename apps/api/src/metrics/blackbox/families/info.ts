import { isIP } from 'node:net';
import type { CertificateSight } from '@dialtone/model';
import type { Labels } from './catalogue.js';
import type { Sheet } from './columns.js';

/** A family whose value is always 1: what it tells is in labels that nobody knows beforehand. */
export interface InfoFamily<T> {
  /** What it tells of; undefined where there is nothing to tell. */
  readonly subjectOf: (sheet: Sheet) => T | undefined;
  readonly labelsOf: (subject: T) => Labels;
}

/** `probe_ssl_last_chain_info` */
export const chainInfo: InfoFamily<CertificateSight> = {
  subjectOf: ({ leaf }) => leaf,
  labelsOf: ({ fingerprint, subject, issuer, names, serial }) => ({
    fingerprint_sha256: fingerprint,
    subject,
    issuer,
    // Host names alone, as blackbox_exporter has it.
    subjectalternative: names.filter(name => isIP(name) === 0).join(','),
    serialnumber: serial,
  }),
};

/** `probe_tls_cipher_info` */
export const cipherInfo: InfoFamily<string> = {
  subjectOf: ({ cipher }) => cipher,
  labelsOf: cipher => ({ cipher }),
};

/** `probe_tls_version_info` */
export const versionInfo: InfoFamily<string> = {
  subjectOf: ({ tlsVersion }) => tlsVersion,
  labelsOf: version => ({ version }),
};
