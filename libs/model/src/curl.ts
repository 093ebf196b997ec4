import { isSecretName } from './conceal.js';
import type { Header } from './header.js';
import { parseStatusSet, statusIn } from './status-set.js';
import type { Target, TargetOf } from './target.js';

/** A text as one word of a POSIX shell, whatever it holds. */
export const shellQuoted = (text: string): string =>
  /^[\w%+,./:=@-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;

/**
 * A curl command that repeats the check, as far as curl can. In the place of each secret stands a variable of the shell
 * that is to hold it: `$AUTHORIZATION`. Undefined where curl does not speak the protocol.
 */
export function curlOf(target: Target, timeoutMs: number): string | undefined {
  return target.type === 'http' ? wordsOf(target, timeoutMs).join(' ') : undefined;
}

/** Brackets in a URL are what they are: without `--globoff` curl would read them as lists. */
const wordsOf = (target: TargetOf<'http'>, timeoutMs: number): string[] => [
  'curl',
  '--include',
  '--globoff',
  ...methodWords(target),
  ...target.headers.flatMap(headerWords),
  ...authWords(target),
  ...(target.body === undefined ? [] : ['--data-raw', shellQuoted(target.body)]),
  ...connectionWords(target),
  ...redirectWords(target),
  ...tlsWords(target),
  ...proxyWords(target),
  '--max-time',
  String(timeoutMs / 1000),
  shellQuoted(target.url),
];

function methodWords({ method, body }: TargetOf<'http'>): string[] {
  if (method === 'HEAD') return ['--head'];
  return method === 'GET' && body === undefined ? [] : ['--request', method];
}

/** A header with an empty value ends in a semicolon, or curl would leave it out. */
const headerWords = ({ name, value }: Header): string[] => [
  '--header',
  value === ''
    ? shellQuoted(`${name};`)
    : isSecretName(name)
      ? withVariable(`${name}: `, name)
      : shellQuoted(`${name}: ${value}`),
];

/** A word that ends in what a variable of the shell holds. */
const withVariable = (text: string, secret: string): string =>
  `${shellQuoted(text)}"$${secret
    .toUpperCase()
    .replace(/[^A-Z0-9]/gu, '_')
    .replace(/^(?=\d)/u, '_')}"`;

function authWords({ auth }: TargetOf<'http'>): string[] {
  if (auth?.basic !== undefined)
    return ['--user', withVariable(`${auth.basic.username}:`, 'PASSWORD')];
  if (auth === undefined) return [];
  return ['--header', withVariable('Authorization: Bearer ', 'TOKEN')];
}

const versionWords = { ANY: [], HTTP1: ['--http1.1'], HTTP2: ['--http2'] } as const;
const familyWords = {
  EITHER: [],
  IPV4: ['-4'],
  IPV6: ['-6'],
  PREFER_IPV4: ['-4'],
  PREFER_IPV6: ['-6'],
} as const;

function connectionWords({ url, httpVersion, ipVersion, overrides }: TargetOf<'http'>): string[] {
  const { protocol, port } = new URL(url);
  const place = port === '' ? (protocol === 'https:' ? '443' : '80') : port;
  return [
    ...versionWords[httpVersion],
    ...familyWords[ipVersion],
    ...overrides.flatMap(override => {
      const [host = '', address = ''] = override.split('=');
      const written = address.includes(':') ? `[${address}]` : address;
      return ['--resolve', shellQuoted(`${host}:${place}:${written}`)];
    }),
  ];
}

/** Followed by default, as the check does, unless a redirect is what is expected. */
function redirectWords({
  followRedirects,
  maxRedirects,
  expectedStatus,
}: TargetOf<'http'>): string[] {
  const expected = parseStatusSet(expectedStatus) ?? [];
  const follows =
    followRedirects ?? ![301, 302, 303, 307, 308].some(status => statusIn(expected, status));
  return follows ? ['--location', '--max-redirs', String(maxRedirects)] : [];
}

const leastVersions = {
  TLS1_0: '--tlsv1.0',
  TLS1_1: '--tlsv1.1',
  TLS1_2: '--tlsv1.2',
  TLS1_3: '--tlsv1.3',
} as const;

/** What stands in the target as PEM is expected in files. */
function tlsWords({ tls }: TargetOf<'http'>): string[] {
  if (tls === undefined) return [];
  return [
    ...(tls.skipVerify ? ['--insecure'] : []),
    ...(tls.minVersion === undefined ? [] : [leastVersions[tls.minVersion]]),
    ...(tls.maxVersion === undefined
      ? []
      : ['--tls-max', tls.maxVersion.slice('TLS'.length).replace('_', '.')]),
    ...(tls.authorities === undefined ? [] : ['--cacert', 'authorities.pem']),
    ...(tls.certificate === undefined ? [] : ['--cert', 'certificate.pem', '--key', 'key.pem']),
  ];
}

function proxyWords({ proxy }: TargetOf<'http'>): string[] {
  if (proxy === undefined) return [];
  const { url, username } = proxy;
  return [
    '--proxytunnel',
    '--proxy',
    shellQuoted(url),
    ...(username === undefined
      ? []
      : ['--proxy-user', withVariable(`${username}:`, 'PROXY_PASSWORD')]),
  ];
}
