import type { Header } from './header.js';

/** What stands in the place of a secret. */
export const concealed = '********';

/** Names of headers, parameters and fields whose values open doors. */
const secretName =
  /(?:^|[-_.])(?:authorization|auth|cookie|token|api-?key|apikey|key|secret|passw(?:or)?d|pwd|credentials?|session(?:id)?|signature|sig|jwt|sas|code)(?:$|[-_.])|token$|secret$|password$|passwd$|apikey$|^set-cookie$|^x-amz-(?:security-token|credential|signature)$/iu;

export const isSecretName = (name: string): boolean => secretName.test(name);

export const concealHeader = ({ name, value }: Header): Header =>
  isSecretName(name) && value !== '' ? { name, value: concealed } : { name, value };

const nowhere = 'http://nowhere.invalid';

/** A URL, or a path of one, without the secrets in its user part and its parameters; anything else is given back as it is. */
export function concealUrl(text: string): string {
  const isPath = /^[/?#](?!\/)/u.test(text);
  const whole = isPath ? `${nowhere}${text}` : text;
  if (!URL.canParse(whole)) return text;
  const url = new URL(whole);
  const names = [...new Set(url.searchParams.keys())].filter(isSecretName);
  const fragment = isSecretFragment(url.hash);
  if (url.password === '' && url.username === '' && names.length === 0 && !fragment) return text;
  if (url.username !== '') url.username = concealed;
  if (url.password !== '') url.password = concealed;
  for (const name of names) url.searchParams.set(name, concealed);
  if (fragment) url.hash = concealed;
  return isPath ? url.href.slice(nowhere.length) : url.href;
}

/** `#access_token=…`, as OAuth gives it to browsers. */
const isSecretFragment = (hash: string): boolean =>
  [...new URLSearchParams(hash.slice(1)).keys()].some(isSecretName);

/** What follows `Bearer` or `Basic`, and members of a JSON text whose names tell of a secret. */
export const concealText = (text: string): string =>
  text
    .replace(/\b(bearer|basic)\s+[\w+/.=~-]{8,}/giu, `$1 ${concealed}`)
    .replace(
      /"([^"\\]{0,40}(?:token|secret|passw(?:or)?d|cookie|authorization))"(\s{0,20}):(\s{0,20})"(?:[^"\\]|\\.)*"?/giu,
      `"$1"$2:$3"${concealed}"`,
    );
