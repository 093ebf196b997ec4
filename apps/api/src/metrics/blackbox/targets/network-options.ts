import type { IpVersion, TlsOptions, TlsVersion } from '@dialtone/model';
import type { TlsConfig } from '../file/tls-config.js';

interface NetworkOptions {
  readonly preferred_ip_protocol?: 'ip4' | 'ip6' | undefined;
  readonly ip_protocol_fallback?: boolean | undefined;
}

/** One address alone, of IPv6 unless asked otherwise, as blackbox_exporter has it. */
export function ipVersionOf({
  preferred_ip_protocol = 'ip6',
  ip_protocol_fallback = true,
}: NetworkOptions): IpVersion {
  const version = preferred_ip_protocol === 'ip6' ? 'IPV6' : 'IPV4';
  return ip_protocol_fallback ? `PREFER_${version}` : version;
}

const tlsVersions: Readonly<Record<'TLS10' | 'TLS11' | 'TLS12' | 'TLS13', TlsVersion>> = {
  TLS10: 'TLS1_0',
  TLS11: 'TLS1_1',
  TLS12: 'TLS1_2',
  TLS13: 'TLS1_3',
};

/** @param serverName where the module names none */
export function tlsOptionsOf(config: TlsConfig | undefined, serverName?: string): TlsOptions {
  const given: TlsConfig = config ?? {};
  const name = nonEmpty(given.server_name) ?? serverName;
  const authorities = given.ca ?? given.ca_file;
  const certificate = given.cert ?? given.cert_file;
  const key = given.key ?? given.key_file;
  return {
    skipVerify: given.insecure_skip_verify ?? false,
    ...(name !== undefined && { serverName: name }),
    ...(given.min_version !== undefined && { minVersion: tlsVersions[given.min_version] }),
    ...(given.max_version !== undefined && { maxVersion: tlsVersions[given.max_version] }),
    ...(authorities !== undefined && { authorities }),
    ...(certificate !== undefined && { certificate }),
    ...(key !== undefined && { key }),
  };
}

export const nonEmpty = (text: string | undefined): string | undefined =>
  text === '' ? undefined : text;
