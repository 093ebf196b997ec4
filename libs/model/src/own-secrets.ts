import { concealed } from './conceal.js';
import type { Judged } from './expectation.js';
import type { Outcome } from './outcome.js';
import { secretsIn } from './secret-fields.js';
import { plainHttp, type Sight } from './sight.js';
import { type Target, targetKinds } from './target.js';

/** Shorter ones are no secrets, and stand in any text by chance. */
const leastLength = 4;

/**
 * The outcome of a check without the secrets that the check was given, should the target have sent them back: in its
 * body or reply, in what expectations saw, and in sentences that quote them.
 */
export function withoutOwnSecrets(outcome: Outcome, target: Target): Outcome {
  const secrets = ownSecrets(target);
  if (secrets.length === 0) return outcome;
  const clean = (text: string): string =>
    secrets.reduce((left, secret) => left.replaceAll(secret, concealed), text);
  const { judged, sight } = outcome;
  const seen = {
    ...(judged !== undefined && { judged: judged.map(one => cleanJudged(one, clean)) }),
    ...(sight !== undefined && { sight: cleanSight(sight, clean) }),
  };
  if (!outcome.up) return { ...outcome, ...seen, message: clean(outcome.message) };
  const { degraded } = outcome;
  return { ...outcome, ...seen, ...(degraded !== undefined && { degraded: clean(degraded) }) };
}

type Clean = (text: string) => string;

const cleanJudged = (judged: Judged, clean: Clean): Judged => ({
  ...judged,
  ...(judged.actual !== undefined && { actual: clean(judged.actual) }),
  ...(judged.note !== undefined && { note: clean(judged.note) }),
});

/** Every text of a sight, but for names: those of its parts stand in our own words. */
const cleanSight = ({ http, ...rest }: Sight, clean: Clean): Sight =>
  cleanValue(http === undefined ? rest : { ...rest, http: plainHttp(http) }, clean) as Sight;

function cleanValue(value: unknown, clean: Clean): unknown {
  if (typeof value === 'string') return clean(value);
  if (Array.isArray(value)) return value.map(one => cleanValue(one, clean));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name, cleanValue(inner, clean)]),
  );
}

/** Most targets have none. */
const none: readonly string[] = [];

/** A target is the same object for many checks. */
const found = new WeakMap<Target, readonly string[]>();

function ownSecrets(target: Target): readonly string[] {
  const known = found.get(target);
  if (known !== undefined) return known;
  const secrets = findSecrets(target);
  const fresh = secrets.length === 0 ? none : secrets;
  found.set(target, fresh);
  return fresh;
}

/** What must not be seen again, the longest first, in the forms in which it is sent. */
function findSecrets(target: Target): string[] {
  const hidden = secretsIn(targetKinds[target.type].fields, { ...target })
    .filter(secret => secret.hidden)
    .flatMap(({ text }) => [text, ...text.split(/\s+/u)]);
  const forms = [...hidden, ...basicForm(target)].flatMap(text => [text, encodeURIComponent(text)]);
  return [...new Set(forms)]
    .filter(text => text.length >= leastLength && !schemes.has(text.toLowerCase()))
    .sort((one, other) => other.length - one.length);
}

/** Words before a secret that are none. */
const schemes = new Set(['bearer', 'basic', 'token', 'digest', 'apikey', '-----begin', 'private']);

function basicForm(target: Target): string[] {
  const basic = target.type === 'http' ? target.auth?.basic : undefined;
  if (basic === undefined) return [];
  const bytes = new TextEncoder().encode(`${basic.username}:${basic.password}`);
  return [btoa(String.fromCodePoint(...bytes))];
}
