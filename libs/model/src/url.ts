import { quote } from './problem.js';
import { lineProblems } from './text.js';

export const urlNeeded = 'A URL is needed, such as https://example.com/healthz.';

/** What keeps a text from being the URL of a check; several things at once where they are independent. */
export function urlProblems(text: string, most: number): string[] {
  if (text === '') return [urlNeeded];
  const asText = lineProblems('A URL', text, most);
  return asText.length > 0 ? asText : urlPartProblems(text);
}

function urlPartProblems(text: string): string[] {
  const scheme = /^([a-z][a-z0-9+.-]*:)(?!\d+(?:\/|$))/iu.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'http:' && scheme !== 'https:')
    return [`A URL must begin with http:// or https://; this begins with ${quote(scheme)}.`];
  // The parser of URLs forgives `http:example.com`; a person who reads it should not have to.
  if (!/^https?:\/\/[^/\\]/iu.test(text) || !URL.canParse(text))
    return [`${quote(text)} is not a URL. Write it whole, such as https://example.com/healthz.`];
  const { username, password } = new URL(text);
  if (username === '' && password === '') return [];
  return ['A URL must not hold a user name or a password; send them in an Authorization header.'];
}
