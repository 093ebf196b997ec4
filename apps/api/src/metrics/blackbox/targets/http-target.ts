import type { Header, HttpTarget } from '@dialtone/model';
import type { HttpModule } from '../file/http-module.js';
import { type Asked, Unreadable } from './asked.js';
import { baseTarget } from './base-target.js';
import { httpAuthOf } from './http-auth.js';
import { httpExpectationsOf } from './http-expectations.js';
import { ipVersionOf, nonEmpty, tlsOptionsOf } from './network-options.js';

/** @throws Unreadable when the target is no URL */
export function httpTargetOf(options: HttpModule, asked: Asked): HttpTarget {
  const url = /^https?:\/\//u.test(asked.target) ? asked.target : `http://${asked.target}`;
  const headers = headersOf(options, asked);
  const auth = httpAuthOf(options);
  const proxy = nonEmpty(options.proxy_url);
  const body = nonEmpty(options.body ?? options.body_file);
  return {
    ...baseTarget({ http: { url } }, 'http'),
    method: options.method ?? 'GET',
    headers: [...headers, ...auth.headers],
    ...(body !== undefined && { body }),
    expectedStatus: statuses(options),
    ...(auth.auth !== undefined && { auth: auth.auth }),
    followRedirects: options.follow_redirects !== false && options.no_follow_redirects !== true,
    httpVersion: options.enable_http2 === false ? 'HTTP1' : 'ANY',
    // One byte more than is allowed tells a body at the limit from one beyond it.
    ...(limits(options) && { bodyLimit: options.body_size_limit + 1 }),
    ...(proxy !== undefined && { proxy: proxyOf(proxy) }),
    tls: tlsOptionsOf(options.tls_config, serverNameIn(headers)),
    ipVersion: ipVersionOf(options),
    expectations: httpExpectationsOf(options),
  };
}

const limits = (
  options: HttpModule,
): options is HttpModule & { readonly body_size_limit: number } =>
  options.body_size_limit !== undefined && options.body_size_limit > 0;

const statuses = ({ valid_status_codes: codes = [] }: HttpModule): string =>
  codes.length === 0 ? '200-299' : codes.join(',');

/** As the module has them; a body is taken as it is unless the module asks for a compressed one. */
function headersOf({ headers = {}, compression }: HttpModule, { hostname }: Asked): Header[] {
  const given = Object.entries(headers).map(([name, value]) => ({ name, value }));
  const usual: Header[] = [{ name: 'Accept-Encoding', value: nonEmpty(compression) ?? 'identity' }];
  if (hostname !== undefined) usual.push({ name: 'Host', value: hostname });
  return [...usual.filter(({ name }) => valueOf(given, name) === undefined), ...given];
}

const valueOf = (headers: readonly Header[], name: string): string | undefined =>
  headers.find(header => header.name.toLowerCase() === name.toLowerCase())?.value;

/** Who asks for another host wants that host's certificate. */
const serverNameIn = (headers: readonly Header[]): string | undefined =>
  valueOf(headers, 'Host')?.replace(/:\d+$/u, '');

function proxyOf(text: string): NonNullable<HttpTarget['proxy']> {
  if (!URL.canParse(text)) throw new Unreadable('The URL of the proxy is none.');
  const url = new URL(text);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  return {
    url: url.href,
    ...(username !== '' && { username: decodeURIComponent(username) }),
    ...(password !== '' && { password: decodeURIComponent(password) }),
  };
}

/** The `Host` that a module fixes, where it is another than the one asked for. */
export const otherHost = ({ headers = {} }: HttpModule, hostname: string): string | undefined =>
  Object.entries(headers).find(
    ([name, value]) => name.toLowerCase() === 'host' && value !== hostname,
  )?.[1];
