import { isSecretName } from '@dialtone/model';
import type { LeftOver } from './filling';

/** A URL without its user part, which no probe takes in a URL; that part decoded, `name:password`. */
export function withoutCredentials(written: string): { url: string; user?: string } {
  const [, scheme = '', user] = /^([a-z][a-z\d+.-]*:\/\/)([^/?#]*)@/iu.exec(written) ?? [];
  if (user === undefined) return { url: written };
  return { url: scheme + written.slice(scheme.length + user.length + 1), user: decoded(user) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that is meant as one.
    return text;
  }
}

/** The host of a URL, for a name that somebody may change. */
export const hostNameOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./u, '') : '';

/** Parameters whose names tell of a secret: they stay where they are, and somebody should know. */
export const secretsInUrl = (url: string): LeftOver[] =>
  [...new Set(new URL(url).searchParams.keys())]
    .filter(isSecretName)
    .map(what => ({ what, why: 'secretInUrl' }));
