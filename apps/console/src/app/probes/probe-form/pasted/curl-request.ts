import type { CurlOption } from './curl-options';
import type { LeftOver, LeftReason } from './filling';

/** What the options of a curl line ask for, one field for each thing that a probe knows too. */
export interface CurlRequest {
  readonly urls: readonly string[];
  readonly method?: string;
  /** As written: `Name: value`, `Name;` for an empty one, `Name:` for none. */
  readonly headers: readonly string[];
  readonly data: readonly string[];
  /** The data is JSON, and says so. */
  readonly json?: true;
  /** The data goes into the URL. */
  readonly get?: true;
  readonly head?: true;
  readonly user?: string;
  readonly bearer?: string;
  readonly proxy?: string;
  readonly proxyUser?: string;
  readonly followRedirects?: true;
  readonly maxRedirects?: number;
  readonly timeoutMs?: number;
  readonly httpVersion?: 'HTTP1' | 'HTTP2';
  readonly ipVersion?: 'IPV4' | 'IPV6';
  readonly overrides: readonly string[];
  readonly skipVerify?: true;
  readonly minVersion?: string;
  readonly maxVersion?: string;
  readonly left: readonly LeftOver[];
}

type Change = Partial<CurlRequest>;
type Take = (value: string, request: CurlRequest) => Change;

const empty: CurlRequest = { urls: [], headers: [], data: [], overrides: [], left: [] };

/** Reads options in their order; what follows `--next` is another request. */
export function curlRequest(options: readonly CurlOption[]): CurlRequest {
  const next = options.findIndex(({ name }) => name === 'next');
  const read = (next < 0 ? options : options.slice(0, next)).reduce<CurlRequest>(
    (request, { name, value = '' }) => ({ ...request, ...change(name, value, request) }),
    empty,
  );
  return next < 0 ? read : { ...read, ...leave('--next', 'more')('', read) };
}

function change(name: string, value: string, request: CurlRequest): Change {
  if (quiet.has(name)) return {};
  const take = taken[name] ?? leave(nameOf(name), lefts[name] ?? 'none');
  return take(value, request);
}

const nameOf = (name: string): string => (name.startsWith('-') ? name : `--${name}`);

const leave =
  (what: string, why: LeftReason): Take =>
  (_value, { left }) => ({ left: [...left, { what, why }] });

/** The name and the file that it names. */
const leaveFile =
  (name: string): Take =>
  (value, { left }) => ({ left: [...left, { what: `--${name} ${value}`, why: 'file' }] });

const header =
  (name: string): Take =>
  (value, { headers }) => ({ headers: [...headers, `${name}: ${value}`] });

const data: Take = (value, request) =>
  value.startsWith('@')
    ? leaveFile('data')(value.slice(1), request)
    : { data: [...request.data, value] };

const encodedData: Take = (value, { data: before }) => {
  const [, name = '', text = value] = /^([^=]*)=([^]*)$/u.exec(value) ?? [];
  const encoded = encodeURIComponent(text);
  return { data: [...before, name === '' ? encoded : `${name}=${encoded}`] };
};

/** `host:443:192.0.2.1,192.0.2.2`, v6 addresses in brackets: the first address stands for the host. */
const override: Take = (value, request) => {
  const [, host, addresses] = /^\+?([^:]+):\d+:(.+)$/u.exec(value) ?? [];
  const address = addresses?.split(',')[0]?.replaceAll(/[[\]]/gu, '');
  return host === undefined || address === undefined
    ? leave('--resolve', 'none')(value, request)
    : { overrides: [...request.overrides, `${host}=${address}`] };
};

const tlsVersion = (value: string): string => `TLS${value.replace('.', '_')}`;
const seconds = (value: string): Change => {
  const timeoutMs = Math.round(Number(value) * 1000);
  return timeoutMs > 0 ? { timeoutMs } : {};
};
const count = (value: string): Change => {
  const maxRedirects = Number(value);
  return Number.isInteger(maxRedirects) && maxRedirects >= 0 ? { maxRedirects } : {};
};

const taken: Readonly<Record<string, Take>> = {
  url: (value, { urls }) => ({ urls: [...urls, value] }),
  request: method => ({ method: method.toUpperCase() }),
  header: (value, request) =>
    value.startsWith('@')
      ? leaveFile('header')(value.slice(1), request)
      : { headers: [...request.headers, value] },
  data,
  'data-ascii': data,
  'data-binary': data,
  'data-raw': (value, request) => ({ data: [...request.data, value] }),
  'data-urlencode': encodedData,
  json: (value, request) => ({ json: true, ...data(value, request) }),
  get: () => ({ get: true }),
  head: () => ({ head: true }),
  user: user => ({ user }),
  'oauth2-bearer': bearer => ({ bearer }),
  'user-agent': header('User-Agent'),
  referer: (value, request) => header('Referer')(value.replace(/;auto$/u, ''), request),
  range: (value, request) => header('Range')(`bytes=${value}`, request),
  cookie: (value, request) =>
    value.includes('=') ? header('Cookie')(value, request) : leaveFile('cookie')(value, request),
  location: () => ({ followRedirects: true }),
  'location-trusted': () => ({ followRedirects: true }),
  'max-redirs': count,
  'max-time': seconds,
  'http1.0': () => ({ httpVersion: 'HTTP1' }),
  'http1.1': () => ({ httpVersion: 'HTTP1' }),
  http2: () => ({ httpVersion: 'HTTP2' }),
  'http2-prior-knowledge': () => ({ httpVersion: 'HTTP2' }),
  ipv4: () => ({ ipVersion: 'IPV4' }),
  ipv6: () => ({ ipVersion: 'IPV6' }),
  proxy: proxy => ({ proxy }),
  'proxy-user': proxyUser => ({ proxyUser }),
  resolve: override,
  insecure: () => ({ skipVerify: true }),
  tlsv1: () => ({ minVersion: 'TLS1_0' }),
  'tlsv1.0': () => ({ minVersion: 'TLS1_0' }),
  'tlsv1.1': () => ({ minVersion: 'TLS1_1' }),
  'tlsv1.2': () => ({ minVersion: 'TLS1_2' }),
  'tlsv1.3': () => ({ minVersion: 'TLS1_3' }),
  'tls-max': value => (/^1\.[0-3]$/u.test(value) ? { maxVersion: tlsVersion(value) } : {}),
  cacert: leaveFile('cacert'),
  cert: (value, request) => leaveFile('cert')(value.replace(/:[^:\\/]*$/u, ''), request),
  key: leaveFile('key'),
  config: leaveFile('config'),
  'upload-file': leaveFile('upload-file'),
};

const lefts: Readonly<Record<string, LeftReason>> = {
  form: 'parts',
  'form-string': 'parts',
  anyauth: 'signIn',
  digest: 'signIn',
  negotiate: 'signIn',
  ntlm: 'signIn',
  'aws-sigv4': 'signIn',
  netrc: 'signIn',
  'netrc-file': 'signIn',
  'netrc-optional': 'signIn',
  socks4: 'proxyKind',
  socks4a: 'proxyKind',
  socks5: 'proxyKind',
  'socks5-hostname': 'proxyKind',
  preproxy: 'proxyKind',
};

/** What only says how curl shows or keeps an answer, or what a check does anyway. */
const quiet: ReadonlySet<string> = new Set(
  (
    'silent show-error verbose include fail fail-with-body fail-early output output-dir create-dirs remote-name ' +
    'remote-name-all remote-header-name remote-time write-out dump-header no-buffer buffer progress-bar ' +
    'progress-meter no-progress-meter globoff compressed styled-output no-styled-output stderr trace trace-ascii ' +
    'trace-time trace-ids trace-config no-keepalive no-sessionid tcp-nodelay basic proxytunnel parallel ' +
    'parallel-immediate parallel-max disable junk-session-cookies cookie-jar no-alpn no-location libcurl'
  ).split(' '),
);
