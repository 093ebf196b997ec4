import { isSecretName } from './conceal.js';
import type { Fields } from './field.js';

/** A text of a target that is sealed in the database. */
export interface SecretField {
  readonly text: string;
  /** Never shown again: a field that is hidden, or a header whose name tells of a secret. */
  readonly hidden: boolean;
  /** Where it stands, from the fields that were walked: `['auth', 'basic', 'password']`. */
  readonly path: readonly (string | number)[];
  /** Of a header, its name. */
  readonly name?: string;
}

type Values = Readonly<Record<string, unknown>>;

/** The same values with every secret text changed, however deep it stands. */
export const mapSecrets = (
  fields: Fields,
  values: Values,
  change: (secret: SecretField) => string | undefined,
): Record<string, unknown> => walk(fields, values, { path: [], change });

interface Walk {
  readonly path: readonly (string | number)[];
  readonly change: (secret: SecretField) => string | undefined;
}

const walk = (fields: Fields, values: Values, { path, change }: Walk): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const { secret, fields: inner } = fields[key] ?? {};
      const at = [...path, key];
      if (secret !== undefined && typeof value === 'string')
        return [key, change(secretOf(value, { secret, at, siblings: values }))];
      return [key, inner === undefined ? value : within(inner, value, { path: at, change })];
    }),
  );

function within(fields: Fields, value: unknown, { path, change }: Walk): unknown {
  if (Array.isArray(value))
    return value.map((one, index) => within(fields, one, { path: [...path, index], change }));
  return isRecord(value) ? walk(fields, value, { path, change }) : value;
}

const isRecord = (value: unknown): value is Values => typeof value === 'object' && value !== null;

function secretOf(
  text: string,
  place: { secret: 'hidden' | 'sealed'; at: SecretField['path']; siblings: Values },
): SecretField {
  const { name } = place.siblings;
  const named = typeof name === 'string' ? { name } : {};
  const tells = typeof name === 'string' && isSecretName(name);
  return { text, hidden: place.secret === 'hidden' || tells, path: place.at, ...named };
}

/** Every secret text of some values. */
export function secretsIn(fields: Fields, values: Values): SecretField[] {
  const found: SecretField[] = [];
  mapSecrets(fields, values, secret => {
    found.push(secret);
    return secret.text;
  });
  return found;
}
