import { isSecretName as isSecretHeader } from '@dialtone/model';

/** Stands where something secret stood. */
export const redacted = '[redacted]';

/** Names whose values nobody but their owner may read: of fields, headers and query parameters. */
const secretName =
  /^bearer$|pass(word|wd|phrase)?$|pwd|secret|token|authorization|cookie|credential|session|signature|private|(^|[-_.])(auth|sig|otp|pin)$|(^|[-_.]|api|access|auth|app|account|subscription|master|shared)[-_]?keys?$/iu;

/** Texts in which anything may stand, as a request's body: only their length is told. */
const opaqueNames = new Set(['body', 'requestbody', 'send']);

export const isSecretName = (name: string): boolean => secretName.test(name);

const mapValues = (
  record: object,
  change: (name: string, value: unknown) => unknown,
): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(name, value)]));

/** `{ name: 'Authorization', value: … }`, as headers are given. */
const isSecretPair = (record: object): boolean =>
  'name' in record &&
  'value' in record &&
  typeof record.name === 'string' &&
  (isSecretName(record.name) || isSecretHeader(record.name));

/**
 * Blots out a URL's user and password, the secret parameters of its query and fragment, and what follows
 * `Bearer` or `Basic`. Strangers choose the text, so no pattern may look at a character twice.
 */
function redactText(text: string): string {
  return text
    .replace(/([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#]*@/giu, `$1${redacted}@`)
    .replace(/\b(bearer|basic)\s+[\w+/.=~-]{8,}/giu, `$1 ${redacted}`)
    .replace(/([?&#;])([^=?&#;\s]+)=([^&#;\s]*)/gu, (whole, sign: string, name: string) =>
      isSecretName(decoded(name)) ? `${sign}${name}=${redacted}` : whole,
    );
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    // Not an encoded name, so it is read as it stands.
    return name;
  }
}

function redactField(name: string, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (isSecretName(name)) return redacted;
  if (opaqueNames.has(name.toLowerCase()) && typeof value === 'string')
    return `[${[...value].length} characters]`;
  return redact(value);
}

/** The same value without its secrets: by the names of fields, headers and URL parameters, however deep. */
export function redact(value: unknown): unknown {
  if (typeof value === 'string') return redactText(value);
  if (Array.isArray(value)) return value.map(redact);
  if (value instanceof Date || typeof value !== 'object' || value === null) return value;
  const pair = isSecretPair(value);
  return mapValues(value, (name, inner) =>
    pair && name === 'value' ? redacted : redactField(name, inner),
  );
}
