import type { CertificateSight } from '@dialtone/model';
import type { FamilyName, Labels } from './catalogue.js';

/** A sample that a check may show, whose labels are known beforehand. */
interface Column {
  readonly family: FamilyName;
  readonly labels: Labels;
}

const only = (family: FamilyName): Column => ({ family, labels: {} });
const phase = (family: FamilyName, name: string): Column => ({ family, labels: { phase: name } });
const serving = (status: string): Column => ({
  family: 'probe_grpc_healthcheck_response',
  labels: { serving_status: status },
});

const named = {
  success: only('probe_success'),
  duration: only('probe_duration_seconds'),
  lookup: only('probe_dns_lookup_time_seconds'),
  addressHash: only('probe_ip_addr_hash'),
  ipVersion: only('probe_ip_protocol'),
  failedByPattern: only('probe_failed_due_to_regex'),
  httpResolve: phase('probe_http_duration_seconds', 'resolve'),
  httpConnect: phase('probe_http_duration_seconds', 'connect'),
  httpTls: phase('probe_http_duration_seconds', 'tls'),
  httpProcessing: phase('probe_http_duration_seconds', 'processing'),
  httpTransfer: phase('probe_http_duration_seconds', 'transfer'),
  httpContentLength: only('probe_http_content_length'),
  httpBodyLength: only('probe_http_uncompressed_body_length'),
  httpRedirects: only('probe_http_redirects'),
  httpSsl: only('probe_http_ssl'),
  httpStatus: only('probe_http_status_code'),
  httpVersion: only('probe_http_version'),
  httpLastModified: only('probe_http_last_modified_timestamp_seconds'),
  certificateEnd: only('probe_ssl_earliest_cert_expiry'),
  chainEnd: only('probe_ssl_last_chain_expiry_timestamp_seconds'),
  dnsResolve: phase('probe_dns_duration_seconds', 'resolve'),
  dnsConnect: phase('probe_dns_duration_seconds', 'connect'),
  dnsRequest: phase('probe_dns_duration_seconds', 'request'),
  dnsAnswers: only('probe_dns_answer_rrs'),
  dnsAuthority: only('probe_dns_authority_rrs'),
  dnsAdditional: only('probe_dns_additional_rrs'),
  dnsSucceeded: only('probe_dns_query_succeeded'),
  dnsSerial: only('probe_dns_serial'),
  icmpResolve: phase('probe_icmp_duration_seconds', 'resolve'),
  icmpSetup: phase('probe_icmp_duration_seconds', 'setup'),
  icmpRoundTrip: phase('probe_icmp_duration_seconds', 'rtt'),
  icmpHopLimit: only('probe_icmp_reply_hop_limit'),
  grpcResolve: phase('probe_grpc_duration_seconds', 'resolve'),
  grpcCheck: phase('probe_grpc_duration_seconds', 'check'),
  grpcSsl: only('probe_grpc_ssl'),
  grpcStatus: only('probe_grpc_status_code'),
  grpcNotServing: serving('NOT_SERVING'),
  grpcServiceUnknown: serving('SERVICE_UNKNOWN'),
  grpcServing: serving('SERVING'),
  grpcUnknown: serving('UNKNOWN'),
} as const satisfies Record<string, Column>;
export type ColumnName = keyof typeof named;

export const columns: readonly Column[] = Object.values(named);

/** Where a sheet has the value of a column. */
export const place = Object.fromEntries(
  Object.keys(named).map((name, index) => [name, index]),
) as Readonly<Record<ColumnName, number>>;

/**
 * What one check shows, in numbers. Ten thousand probes are checked far more often than they are scraped, so a sheet is
 * filled in anew without making anything.
 */
export class Sheet {
  /** By the place of their column; NaN where the check shows nothing. */
  readonly values: number[] = columns.map(() => NaN);
  leaf: CertificateSight | undefined;
  cipher: string | undefined;
  tlsVersion: string | undefined;

  /** @param wanted what is dear to find out is found out for these families alone */
  constructor(readonly wanted: ReadonlySet<string>) {}

  clear(): void {
    this.values.fill(NaN);
    this.leaf = undefined;
    this.cipher = undefined;
    this.tlsVersion = undefined;
  }
}
