/** One question to both exporters. */
export interface Pair {
  readonly module: string;
  /** `{http}` stands for 127.0.0.1 and the port of that server of the fleet. */
  readonly target: string;
  readonly hostname?: string;
}

/** What a pair is called: `http_2xx {http}/404`. */
export const nameOf = ({ module, target }: Pair): string => `${module} ${target}`;

const of = (module: string, ...targets: readonly string[]): Pair[] =>
  targets.map(target => ({ module, target }));

export const pairs: readonly Pair[] = [
  ...of(
    'http_2xx',
    'http://{http}/',
    '{http}/chunked',
    '{http}/empty',
    '{http}/404',
    '{http}/500',
    '{http}/bad-date',
    '{http}/redirect',
    '{http}/twice',
    '{http}/to-nowhere',
    '{http}/to-unknown',
    '{http}/no-location',
    '{http}/round/1',
    '{http}/reset',
    '{http}/broken',
    '{http}/big',
    '{http}/a%20b?c=%2525+d',
    '{http10}/',
    '{garbage}/',
    '127.0.0.1:1',
    'nosuch.invalid',
    'http://[::1/',
    'https://localhost:{https:port}/',
    'https://{https}/to-plain',
    'https://{expired}/',
    'https://{future}/',
    'https://{elsewhere}/',
    'https://{selfSigned}/',
    'https://{http}/',
  ),
  ...of('http_1s', '{http}/silent', '{http}/half', '{silent}/'),
  ...of('http_codes', '{http}/404', '{http}/empty', '{http}/'),
  ...of('http_no_follow', '{http}/redirect', '{http}/'),
  ...of('http_no_follow_302', '{http}/redirect'),
  ...of('http_body', '{http}/', '{http}/chunked', '{http}/404'),
  ...of('http_body_bad', '{http}/', '{http}/chunked'),
  ...of('http_header', '{http}/headers', '{http}/'),
  ...of('http_header_optional', '{http}/headers', '{http}/'),
  ...of('http_header_bad', '{http}/headers', '{http}/'),
  ...of('http_gzip', '{http}/gzip', '{http}/'),
  ...of('http_ssl', '{http}/'),
  ...of('http_no_ssl', '{http}/', 'https://localhost:{https:port}/'),
  ...of('http_version', '{http}/', '{http10}/'),
  ...of('http_1_only', 'https://localhost:{https:port}/'),
  ...of('http_post', '{http}/method'),
  ...of('http_basic', '{http}/basic'),
  ...of('http_bearer', '{http}/bearer', '{http}/basic'),
  ...of('http_token', '{http}/bearer'),
  ...of('http_host', '{http}/host'),
  { module: 'http_hostname', target: '{http}/host', hostname: 'asked.example' },
  ...of('http_limit', '{http}/', '{http}/big'),
  ...of('http_insecure', 'https://{https}/', 'https://{expired}/', 'https://{selfSigned}/'),
  ...of('http_server_name', 'https://{elsewhere}/'),
  ...of('http_ip6_only', '{http}/'),
  ...of('tcp', '{banner}', '{silent}', '127.0.0.1:1', 'nosuch.invalid:80', 'no-port'),
  ...of('tcp_banner', '{banner}', '{chat}', '{silent}', '127.0.0.1:1'),
  ...of('tcp_chat', '{chat}', '{banner}'),
  ...of('tcp_smtp', 'localhost:{smtp:port}', 'localhost:{smtpExpired:port}', '{banner}'),
  ...of('tcp_tls', 'localhost:{tls:port}', '{expired}', '{elsewhere}', '{selfSigned}', '{banner}'),
  ...of('tcp_tls_name', '{tls}'),
  { module: 'tcp_tls', target: '{tls}', hostname: 'fleet.example' },
  ...of('tcp_tls_insecure', '{tls}', '{expired}'),
  ...of('tcp_tls_echo', '{tls}'),
  ...of('dns_a', '{dns}', 'localhost:{dns:port}', '127.0.0.1:1', 'nosuch.invalid'),
  ...of('dns_any', '{dns}'),
  ...of('dns_mx', '{dns}'),
  ...of('dns_soa', '{dns}'),
  ...of('dns_empty', '{dns}'),
  ...of('dns_missing', '{dns}'),
  ...of('dns_missing_wanted', '{dns}'),
  ...of('dns_failing', '{dns}'),
  ...of('dns_silent', '{dns}'),
  ...of('dns_tls', '{dot}', '{dns}'),
  ...of('dns_match', '{dns}'),
  ...of('dns_all', '{dns}'),
  ...of('dns_not_all', '{dns}'),
  ...of('dns_no_match', '{dns}'),
  ...of('dns_none', '{dns}'),
  ...of('icmp', '127.0.0.1', 'localhost', 'nosuch.invalid'),
  ...of('icmp_4', '127.0.0.1', 'localhost'),
  ...of('icmp_6', '127.0.0.1'),
  ...of('grpc', '{grpc}', '{http}', '{silent}', '127.0.0.1:1', 'nosuch.invalid:80'),
  ...of('grpc_fine', '{grpc}'),
  ...of('grpc_ill', '{grpc}'),
  ...of('grpc_new', '{grpc}'),
  ...of('grpc_unknown', '{grpc}'),
  ...of('grpc_tls', '{grpcs}', '{expired}'),
  ...of('grpc_untrusted', '{grpcs}'),
];

/** The target with the fleet's ports in the place of its names. */
export const placed = (target: string, ports: Readonly<Record<string, number>>): string =>
  target.replace(/\{(\w+)(:port)?\}/gu, (_, name: string, alone?: string) => {
    const port = ports[name];
    if (port === undefined) throw new Error(`The fleet has no server ${name}.`);
    return alone === undefined ? `127.0.0.1:${port}` : String(port);
  });
