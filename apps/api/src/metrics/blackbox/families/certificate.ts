import type { TlsOptions, TlsSight } from '@dialtone/model';
import { place, type Sheet } from './columns.js';

/** What Go says for a time that nobody set, in seconds since 1970: blackbox_exporter shows it for a chain not verified. */
const goZeroTime = -62_135_596_800;

/** What a handshake showed of the certificate, also one that was refused. */
export function showCertificate(
  sheet: Sheet,
  tls: TlsSight | undefined,
  options: TlsOptions | undefined,
): void {
  const leaf = tls?.chain[0];
  if (tls === undefined || leaf === undefined) return;
  let ends = leaf.endsAt;
  for (const { endsAt } of tls.chain) ends = Math.min(ends, endsAt);
  sheet.values[place.certificateEnd] = seconds(ends);
  sheet.values[place.chainEnd] = verifiedEnd(tls, options);
  // Of ten thousand certificates it would be megabytes.
  if (sheet.wanted.has('probe_ssl_last_chain_info')) sheet.leaf = leaf;
  sheet.tlsVersion = tls.version;
}

export function showCipher(sheet: Sheet, tls: TlsSight | undefined): void {
  sheet.cipher = tls?.cipher;
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** NaN where none is. A certificate that nobody is to verify has no verified chain, even where it would have one. */
function verifiedEnd({ trusted, chainEndsAt }: TlsSight, options: TlsOptions | undefined): number {
  if (options?.skipVerify === true) return goZeroTime;
  return trusted === true && chainEndsAt !== undefined ? seconds(chainEndsAt) : NaN;
}
