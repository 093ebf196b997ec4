import {
  isHost,
  isIpv4,
  isIpv6,
  parseHostPort,
  type ProbeType,
  recordTypes,
} from '@dialtone/model';
import type { Filling, LeftOver, Pasted } from './filling';
import { hostNameOf, secretsInUrl, withoutCredentials } from './url-parts';
import { portOf, portUse, type Use } from './well-known';

/** Reads a URL, `host:port`, or a name; undefined when it is none of them. */
export function readAddress(text: string): Pasted | undefined {
  const scheme = /^([a-z][a-z\d+.-]*):\/\//iu.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined) return bare(text);
  if (scheme === 'http' || scheme === 'https' || scheme === 'ws' || scheme === 'wss')
    return web(text, scheme);
  if (scheme === 'dns') return dnsUrl(text);
  return service(text, scheme);
}

function web(written: string, scheme: string): Pasted | undefined {
  const { url, user } = withoutCredentials(written);
  if (!URL.canParse(url)) return undefined;
  const type = scheme.startsWith('ws') ? 'WS' : 'HTTP';
  const [, username = user, password = ''] = /^([^:]*):([^]*)$/u.exec(user ?? '') ?? [];
  const auth =
    user === undefined || type === 'WS' ? {} : { auth: { basic: { username, password } } };
  const left: LeftOver[] = [
    ...(user !== undefined && type === 'WS'
      ? [{ what: `${scheme}://`, why: 'credentials' } as const]
      : []),
    ...secretsInUrl(url),
  ];
  return { filling: { type, name: hostNameOf(url), target: { url, ...auth } }, left };
}

/** RFC 4501: `dns://server/name?type=MX`; without a path the name itself. */
function dnsUrl(text: string): Pasted | undefined {
  const [, authority = '', path = '', query = ''] =
    /^dns:\/\/([^/?]*)\/?([^?]*)\??(.*)$/iu.exec(text) ?? [];
  const host = path === '' ? authority : path;
  if (!isHost(host)) return undefined;
  const type = new URLSearchParams(query.replaceAll(';', '&')).get('type')?.toUpperCase();
  const resolver = path === '' || authority === '' ? {} : { resolver: authority };
  const recordType = type === undefined ? {} : { recordType: type };
  return told({ type: 'DNS', name: host, target: { host, ...resolver, ...recordType } });
}

/** `tcp://db:5432`, `smtps://mail`, `grpc://shop:50051`: the scheme says what the port would, and more. */
function service(written: string, scheme: string): Pasted | undefined {
  const { url, user } = withoutCredentials(written);
  const [, place = '', path = ''] = /^[^/]*\/\/([^/?#]*)(.*)$/u.exec(url) ?? [];
  const parts = parseHostPort(place);
  if (parts === undefined) return undefined;
  const known = portOf(scheme);
  if (known === undefined) return undefined;
  const filled = filling(parts.host, parts.port ?? known.port, known.use);
  const left: LeftOver[] = [
    ...(user === undefined ? [] : [{ what: `${scheme}://`, why: 'credentials' } as const]),
    ...(path.length > 1 ? [{ what: path, why: 'path' } as const] : []),
  ];
  return { filling: filled, left };
}

function bare(text: string): Pasted | undefined {
  const asked = dnsQuestion(text);
  if (asked !== undefined) return asked;
  const [place = '', ...path] = text.split(/(?=[/?#])/u);
  const parts = parseHostPort(place);
  if (parts === undefined) return undefined;
  const { host, port } = parts;
  if (path.length > 0) return webPage(`https://${text}`);
  if (port !== undefined) return ofPort(host, port);
  if (isIpv4(host) || isIpv6(host)) return told(filling(host, undefined, { type: 'ICMP' }));
  const mail = mailHosts.find(({ name }) => name.test(host));
  if (mail !== undefined) return told(filling(host, mail.port, portUse(mail.port)));
  // A single word is a machine of one's own network more often than a web site.
  return host.includes('.')
    ? webPage(`https://${host}/`)
    : told(filling(host, undefined, { type: 'ICMP' }));
}

const webPage = (url: string): Pasted | undefined => web(url, 'https');

function ofPort(host: string, port: number): Pasted | undefined {
  const written = host.includes(':') ? `[${host}]` : host;
  if (port === 443) return webPage(`https://${written}/`);
  if (port === 8443) return webPage(`https://${written}:${port}/`);
  if (port === 80) return webPage(`http://${written}/`);
  if (port === 8080) return webPage(`http://${written}:${port}/`);
  return told(filling(host, port, portUse(port)));
}

/** By the first label of their name. */
const mailHosts = [
  { name: /^(?:mx\d*|mail\d*)\./iu, port: 25 },
  { name: /^(?:smtp\d*|submission)\./iu, port: 587 },
  { name: /^imaps?\d*\./iu, port: 993 },
  { name: /^pop3?s?\./iu, port: 995 },
] as const;

/** `example.com MX`, `MX example.com`. */
function dnsQuestion(text: string): Pasted | undefined {
  const words = text.split(/\s+/u);
  if (words.length !== 2) return undefined;
  const recordType = words.map(word => word.toUpperCase()).find(isRecordType);
  const host = words.find(word => !isRecordType(word.toUpperCase()));
  if (recordType === undefined || host === undefined || !isHost(host)) return undefined;
  return told({ type: 'DNS', name: `${host} ${recordType}`, target: { host, recordType } });
}

const isRecordType = (word: string): boolean => recordTypes.some(type => type === word);

const told = (filled: Filling): Pasted => ({ filling: filled, left: [] });

function filling(host: string, port: number | undefined, { type, ...more }: Use): Filling {
  // A port of a DNS server names who is asked, not what for.
  const target =
    type === 'DNS'
      ? { resolver: port === 53 ? host : `${host}:${String(port)}`, ...more }
      : { host, ...(port !== undefined && { port }), ...more };
  return { type: type satisfies ProbeType, name: host, target };
}
