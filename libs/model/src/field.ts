import * as z from 'zod';
import { defaulted, optional } from './absent.js';

/** How a field is written in a form and told in the API. */
export type FieldKind =
  | 'line'
  | 'lines'
  | 'choice'
  | 'integer'
  | 'decimal'
  | 'flag'
  /** A list of lines. */
  | 'texts'
  /** Fields that belong together: there as a whole, or not. */
  | 'group'
  /** A list of groups. */
  | 'groups';

interface More {
  /** What the API says of it. */
  readonly about?: string;
  /**
   * `hidden`: sealed in the database, and never shown again. `sealed`: sealed in the database, and shown to those who
   * may change it.
   */
  readonly secret?: 'hidden' | 'sealed';
  /** What a choice may be. */
  readonly choices?: readonly string[];
  /** The name of the choices as an enum of the API; without it a choice is a text. */
  readonly enumName?: string;
  /** What a group holds, and what the API calls it; its input has the suffix `Input`. */
  readonly fields?: Fields;
  readonly typeName?: string;
  /** Of a group: exactly one of its fields is given. */
  readonly exclusive?: true;
}

/** One field of a target: form, API, storage and judgement are derived from it. */
export interface Field<S extends z.ZodType = z.ZodType> extends More {
  readonly kind: FieldKind;
  /** Reads an input; `null` means the same as absence. */
  readonly schema: S;
  readonly presence: 'needed' | 'optional' | 'defaulted';
  /** Of a defaulted field. */
  readonly usual?: unknown;
}
export type Fields = Readonly<Record<string, Field>>;

export const neededField = <S extends z.ZodType>(
  kind: FieldKind,
  schema: S,
  more: More = {},
): Field<S> => ({ ...more, kind, schema, presence: 'needed' });

export const optionalField = <S extends z.ZodType>(
  kind: FieldKind,
  schema: S,
  more: More = {},
): Field<ReturnType<typeof optional<S>>> => ({
  ...more,
  kind,
  schema: optional(schema),
  presence: 'optional',
});

export const defaultedField = <S extends z.ZodType>(
  kind: FieldKind,
  schema: S,
  usual: NonNullable<z.output<S>>,
  more: More = {},
): Field<ReturnType<typeof defaulted<S>>> => ({
  ...more,
  kind,
  schema: defaulted(schema, usual),
  presence: 'defaulted',
  usual,
});

type Shape<F extends Fields> = { readonly [K in keyof F]: F[K]['schema'] };

/** The judge of an object with these fields. */
export const objectOf = <F extends Fields>(fields: F): z.ZodObject<Shape<F>> =>
  z.object(
    Object.fromEntries(
      Object.entries(fields).map(([name, { schema }]) => [name, schema]),
    ) as Shape<F>,
  );
