import { isIP } from 'node:net';
import type { CertificateSight, TlsOptions, TlsSight } from '@dialtone/model';
import { type Point, point } from './catalogue.js';

/** What Go says for a time that nobody set, in seconds since 1970: blackbox_exporter shows it for a chain not verified. */
const goZeroTime = -62_135_596_800;

/** What a handshake showed of the certificate, also one that was refused. */
export function certificatePoints(
  tls: TlsSight | undefined,
  options: TlsOptions | undefined,
): Point[] {
  const [leaf] = tls?.chain ?? [];
  if (tls === undefined || leaf === undefined) return [];
  const ends = Math.min(...tls.chain.map(({ endsAt }) => endsAt));
  const verified = verifiedEnd(tls, options);
  return [
    point('probe_ssl_earliest_cert_expiry', seconds(ends)),
    ...(verified === undefined
      ? []
      : [point('probe_ssl_last_chain_expiry_timestamp_seconds', verified)]),
    leafPoint(leaf),
    ...(tls.version === undefined ? [] : [versionPoint(tls.version)]),
  ];
}

export const cipherPoints = (tls: TlsSight | undefined): Point[] =>
  tls?.cipher === undefined
    ? []
    : [{ family: 'probe_tls_cipher_info', value: 1, labels: { cipher: tls.cipher } }];

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** A certificate that nobody is to verify has no verified chain, even where it would have one. */
function verifiedEnd(
  { trusted, chainEndsAt }: TlsSight,
  options: TlsOptions | undefined,
): number | undefined {
  if (options?.skipVerify === true) return goZeroTime;
  return trusted === true && chainEndsAt !== undefined ? seconds(chainEndsAt) : undefined;
}

const leafPoint = ({ fingerprint, subject, issuer, names, serial }: CertificateSight): Point => ({
  family: 'probe_ssl_last_chain_info',
  value: 1,
  labels: {
    fingerprint_sha256: fingerprint,
    subject,
    issuer,
    // Host names alone, as blackbox_exporter has it.
    subjectalternative: names.filter(name => isIP(name) === 0).join(','),
    serialnumber: serial,
  },
});

const versionPoint = (version: string): Point => ({
  family: 'probe_tls_version_info',
  value: 1,
  labels: { version },
});
