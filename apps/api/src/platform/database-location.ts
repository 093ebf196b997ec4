import { resolve } from 'node:path';

/** Where the tables are. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly path: string }
  | {
      readonly kind: 'mysql';
      readonly host: string;
      readonly port: number;
      readonly user: string;
      readonly password: string;
      readonly database: string;
    };

/** @returns undefined for a text that names no database */
export function databaseLocation(text: string): DatabaseLocation | undefined {
  if (text.startsWith('sqlite:')) {
    const path = text.slice('sqlite:'.length);
    return path === '' ? undefined : { kind: 'sqlite', path: resolve(path) };
  }
  if (!text.startsWith('mysql://') || !isDecodable(text)) return undefined;
  const { hostname, port, username, password, pathname } = new URL(text);
  if (hostname === '' || pathname.length < 2) return undefined;
  return {
    kind: 'mysql',
    host: hostname.replace(/^\[(.*)\]$/u, '$1'),
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
  };
}

/** Whether it is a URL, each % of which stands for something. */
export function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return URL.canParse(text);
  } catch {
    return false; // A URIError: a % that starts no escape.
  }
}
