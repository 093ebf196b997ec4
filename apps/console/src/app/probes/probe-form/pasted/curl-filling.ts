import { type Header, httpMethods } from '@dialtone/model';
import { readAddress } from './address';
import { curlOptions } from './curl-options';
import { type CurlRequest, curlRequest } from './curl-request';
import type { Filling, LeftOver, Pasted } from './filling';
import type { Command } from './shell-words';
import { hostNameOf, secretsInUrl, withoutCredentials } from './url-parts';

/** What a curl line checks; undefined where it names no URL. */
export function curlFilling({ words, variables, more }: Command): Pasted | undefined {
  const request = curlRequest(curlOptions(words));
  const [written, ...others] = request.urls;
  if (written === undefined || written === '') return undefined;
  const left = [
    ...request.left,
    ...others.map((): LeftOver => ({ what: '--url', why: 'more' })),
    ...[...new Set(variables)].map((what): LeftOver => ({ what, why: 'variable' })),
    ...(more ? [{ what: '|', why: 'more' } as const] : []),
  ];
  if (/^(?!https?:|wss?:)[a-z][a-z\d+.-]*:\/\//iu.test(written)) {
    const other = readAddress(written);
    return other && { ...other, left: [...left, ...other.left] };
  }
  // Without a scheme curl speaks plain HTTP.
  const url = /^[a-z]+:\/\//iu.test(written) ? written : `http://${written}`;
  if (!URL.canParse(url)) return undefined;
  const filled = /^ws/iu.test(url) ? webSocket(url, request) : http(url, request);
  return { ...filled, left: [...left, ...filled.left] };
}

function http(written: string, request: CurlRequest): Pasted {
  const { url, user } = withoutCredentials(written);
  const body = bodyOf(request);
  const headers = headersOf(request, body);
  const sign = signInOf(headers.kept, request, user);
  const method = methodOf(request, body);
  const filling: Filling = {
    type: 'HTTP',
    name: hostNameOf(url),
    ...(request.timeoutMs !== undefined && { timeoutMs: request.timeoutMs }),
    target: {
      url: request.get === undefined ? url : withQuery(url, request.data),
      method: method.taken,
      headers: sign.headers,
      body,
      auth: sign.auth,
      followRedirects: request.followRedirects,
      maxRedirects: request.maxRedirects,
      httpVersion: request.httpVersion,
      ipVersion: request.ipVersion,
      overrides: request.overrides,
      ...proxyOf(request).target,
      tls: tlsOf(request),
    },
  };
  const left = [...headers.left, ...method.left, ...sign.left, ...proxyOf(request).left];
  return { filling, left: [...left, ...secretsInUrl(url)] };
}

function webSocket(written: string, request: CurlRequest): Pasted {
  const { url, user } = withoutCredentials(written);
  const { kept, left } = headersOf(request, undefined);
  const target = { url, headers: kept, overrides: request.overrides, tls: tlsOf(request) };
  const signIn = [user, request.user, request.bearer].some(given => given !== undefined);
  return {
    filling: { type: 'WS', name: hostNameOf(url), target },
    left: [...left, ...(signIn ? [{ what: '--user', why: 'signIn' } as const] : [])],
  };
}

const bodyOf = ({ get, data, json }: CurlRequest): string | undefined =>
  get === true || data.length === 0 ? undefined : data.join(json === true ? '' : '&');

const withQuery = (url: string, data: readonly string[]): string =>
  data.length === 0 ? url : `${url}${url.includes('?') ? '&' : '?'}${data.join('&')}`;

function methodOf(
  { method, head }: CurlRequest,
  body: string | undefined,
): { taken: string; left: readonly LeftOver[] } {
  const usual = head === true ? 'HEAD' : body === undefined ? 'GET' : 'POST';
  const taken = httpMethods.find(known => known === (method ?? usual));
  if (taken !== undefined) return { taken, left: [] };
  return { taken: usual, left: [{ what: method ?? usual, why: 'method' }] };
}

/** A check says these itself, and a browser's own never leave it. */
const setByCheck: ReadonlySet<string> = new Set([
  'content-length',
  'transfer-encoding',
  'connection',
]);
const conditional: ReadonlySet<string> = new Set([
  'if-match',
  'if-modified-since',
  'if-none-match',
  'if-range',
  'if-unmodified-since',
]);

function headersOf(
  { headers, json }: CurlRequest,
  body: string | undefined,
): { kept: Header[]; left: LeftOver[] } {
  const read = headers.map(headerOf).filter(each => each !== undefined);
  const left = read.flatMap(({ name }): LeftOver[] => {
    const lower = name.toLowerCase();
    if (setByCheck.has(lower)) return [{ what: name, why: 'checkSets' }];
    return conditional.has(lower) ? [{ what: name, why: 'conditional' }] : [];
  });
  const kept = read.filter(({ name }) => !left.some(({ what }) => what === name));
  const usual = usualHeaders(json, body).filter(
    ({ name }) => !headers.some(each => each.toLowerCase().startsWith(`${name.toLowerCase()}:`)),
  );
  return { kept: [...kept, ...usual], left };
}

/** What curl says by itself of what it sends. */
function usualHeaders(json: true | undefined, body: string | undefined): Header[] {
  if (body === undefined) return [];
  if (json !== true) return [{ name: 'Content-Type', value: 'application/x-www-form-urlencoded' }];
  return ['Content-Type', 'Accept'].map(name => ({ name, value: 'application/json' }));
}

/** `Name: value`, `Name;` for an empty one; `Name:` takes a header away, and `:authority` is no header. */
function headerOf(text: string): Header | undefined {
  const [, name, mark, rest = ''] = /^([^:;]+)([:;])([^]*)$/u.exec(text) ?? [];
  if (name === undefined) return undefined;
  const value = rest.trim();
  if (mark === ';') return value === '' ? { name: name.trim(), value } : undefined;
  return value === '' ? undefined : { name: name.trim(), value };
}

interface SignIn {
  readonly headers: readonly Header[];
  readonly auth?: unknown;
  readonly left: readonly LeftOver[];
}

/** Wherever the line signs in, what opens the door goes to the fields that are never shown again. */
function signInOf(
  headers: readonly Header[],
  { user, bearer }: CurlRequest,
  inUrl: string | undefined,
): SignIn {
  const isSign = ({ name }: Header) => name.toLowerCase() === 'authorization';
  const others = headers.filter(header => !isSign(header));
  const pair = user ?? inUrl;
  if (pair !== undefined) return { headers: others, ...basicOf(pair) };
  if (bearer !== undefined) return { headers: others, auth: { bearer }, left: [] };
  const [, scheme, value] =
    /^(bearer|basic)\s+(.+)$/iu.exec(headers.find(isSign)?.value ?? '') ?? [];
  if (scheme?.toLowerCase() === 'bearer')
    return { headers: others, auth: { bearer: value }, left: [] };
  const decoded = value === undefined ? undefined : fromBase64(value);
  return decoded === undefined ? { headers, left: [] } : { headers: others, ...basicOf(decoded) };
}

function basicOf(pair: string): Pick<SignIn, 'auth' | 'left'> {
  const [, username = pair, password = ''] = /^([^:]*):([^]*)$/u.exec(pair) ?? [];
  const missing: LeftOver[] = pair.includes(':') ? [] : [{ what: '--user', why: 'password' }];
  return { auth: { basic: { username, password } }, left: missing };
}

function fromBase64(text: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), each => each.codePointAt(0) ?? 0);
    return new TextDecoder().decode(bytes);
  } catch {
    // Not base64: the header stays as it is.
    return undefined;
  }
}

function proxyOf({ proxy, proxyUser }: CurlRequest): {
  target: Readonly<Record<string, unknown>>;
  left: readonly LeftOver[];
} {
  if (proxy === undefined || proxy === '') return { target: {}, left: [] };
  const whole = proxy.includes('://') ? proxy : `http://${proxy}`;
  if (!/^https?:\/\//iu.test(whole) || !URL.canParse(whole))
    return { target: {}, left: [{ what: '--proxy', why: 'proxyKind' }] };
  const { url, user } = withoutCredentials(whole);
  const pair = proxyUser ?? user;
  const [, username = pair, password] = /^([^:]*):([^]*)$/u.exec(pair ?? '') ?? [];
  return { target: { proxy: { url: url.replace(/\/$/u, ''), username, password } }, left: [] };
}

function tlsOf({ skipVerify, minVersion, maxVersion }: CurlRequest): unknown {
  return [skipVerify, minVersion, maxVersion].some(given => given !== undefined)
    ? { skipVerify, minVersion, maxVersion }
    : undefined;
}
