import {
  concealed,
  mapSecrets,
  type Problem,
  type SecretField,
  secretsIn,
  targetKinds,
  type TargetType,
  targetTypes,
} from '@dialtone/model';
import { isSealed } from '../platform/secret-box.js';
import { targetFields } from './probe-parts.js';

type Values = Readonly<Record<string, unknown>>;

export interface WithSecrets {
  /** The input, with what is on file in the places of what is concealed. */
  readonly target: unknown;
  readonly problems: readonly Problem[];
}

/**
 * Puts the secrets on file where a target's input holds what stands for them, as a form gives back what it was shown.
 * @param target as `TargetInput` has it, not judged yet
 * @param onFile the fields of the target on file; empty when there is none
 */
export function withKeptSecrets(target: unknown, onFile: Values): WithSecrets {
  const problems: Problem[] = [];
  if (!isRecord(target)) return { target, problems };
  const known = secretsIn(targetFields, onFile).filter(({ text }) => !isSealed(text));
  const whole = Object.fromEntries(
    Object.entries(target).map(([type, fields]) => {
      if (!isType(type) || !isRecord(fields)) return [type, fields];
      const seen = new Map<string, number>();
      const keep = (secret: SecretField): string => {
        const place = placeOf(secret, seen);
        if (!standsForAnother(secret)) return secret.text;
        const kept = find(known, place);
        if (kept === undefined)
          problems.push({ path: ['target', type, ...secret.path], message: nothingKept });
        return kept ?? secret.text;
      };
      return [type, mapSecrets(targetKinds[type].fields, fields, keep)];
    }),
  );
  return { target: whole, problems };
}

const nothingKept = `${concealed} stands for a secret that is on file, and there is none here; give the secret itself.`;

const isRecord = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isType = (text: string): text is TargetType => targetTypes.some(type => type === text);

/** What is sent in a conversation is shown as it is, and so it is meant as it is. */
const standsForAnother = ({ text, hidden, name }: SecretField): boolean =>
  text === concealed && (hidden || name !== undefined);

/** Headers may have been moved about: the second of a name is the second of that name on file. */
function placeOf({ path, name }: SecretField, seen: Map<string, number>): string {
  if (name === undefined) return path.join('.');
  const key = name.toLowerCase();
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  return `${key}:${count}`;
}

function find(known: readonly SecretField[], place: string): string | undefined {
  const seen = new Map<string, number>();
  return known.find(secret => placeOf(secret, seen) === place)?.text;
}
