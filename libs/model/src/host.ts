import * as z from 'zod';

const label = /^(?!-)[a-z0-9_-]{1,63}(?<!-)$/iu;

/** An address or a name without the brackets of `[::1]`, the trailing dot of a full name, and spaces around. */
export function hostText(text: string): string {
  const bare = text.trim().replace(/^\[(.*:.*)\]$/u, '$1');
  return bare.length > 1 ? bare.replace(/\.$/u, '') : bare;
}

export const isIpv4 = (text: string): boolean => z.ipv4().safeParse(text).success;
export const isIpv6 = (text: string): boolean =>
  z.ipv6().safeParse(text.replace(/%[\w.-]+$/u, '')).success;

/** Whether the text is an address or can be a host name. International names are judged in their ASCII form. */
export function isHost(text: string): boolean {
  if (isIpv4(text) || isIpv6(text)) return true;
  const ascii = asciiName(text);
  if (ascii === undefined || ascii.length > 253) return false;
  // A name of digits and dots only is a mistyped IPv4 address, never a name.
  return !/^[\d.]+$/u.test(ascii) && ascii.split('.').every(part => label.test(part));
}

/** `例子.测试` becomes `xn--…`; a name with an underscore, which no URL may hold but DNS does, stays. */
export function asciiName(text: string): string | undefined {
  if (/^[\x21-\x7e]+$/u.test(text)) return text;
  if (/[\s/:@?#\\]/u.test(text) || !URL.canParse(`http://${text}`)) return undefined;
  return new URL(`http://${text}`).hostname;
}

export interface HostPort {
  readonly host: string;
  readonly port?: number;
}

/** Reads `host`, `host:port`, `[v6]`, `[v6]:port` and a bare v6 address; undefined when it is none of them. */
export function parseHostPort(text: string): HostPort | undefined {
  const trimmed = text.trim();
  if (isIpv6(trimmed)) return { host: trimmed };
  const match = /^(\[[^\]]+\]|[^:\s]+)(?::(\d{1,5}))?$/u.exec(trimmed);
  if (match?.[1] === undefined) return undefined;
  const host = hostText(match[1]);
  if (!isHost(host)) return undefined;
  if (match[2] === undefined) return { host };
  const port = Number(match[2]);
  return port >= 1 && port <= 65_535 ? { host, port } : undefined;
}

export const isResolver = (text: string): boolean => parseHostPort(text) !== undefined;
