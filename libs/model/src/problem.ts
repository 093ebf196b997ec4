import type * as z from 'zod';

/** One thing wrong with an input: where (`['target', 'http', 'url']`), and a sentence for a person. */
export interface Problem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** What a parser of people's input answers: the value, or everything that is wrong with it. */
export type Parsed<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.map(({ path, message }) => ({
    path: path.map(key => (typeof key === 'symbol' ? String(key) : key)),
    message,
  }));
}

const kinds: Readonly<Record<string, string>> = {
  undefined: 'missing',
  null: 'missing',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  object: 'an object',
  array: 'a list',
};

/** Says in a sentence that a value is of the wrong kind, where a schema has no words of its own for it. */
export const typeSentence: z.core.$ZodErrorMap = issue => {
  if (issue.code !== 'invalid_type') return undefined;
  const { input, expected } = issue;
  const kind = input === null ? 'null' : Array.isArray(input) ? 'array' : typeof input;
  return `This must be ${kinds[expected] ?? expected}; it is ${Number.isNaN(input) ? 'NaN' : (kinds[kind] ?? kind)}.`;
};

/** A value as a message may quote it: on one line, and not longer than a person wants to read. */
export function quote(value: string, most = 60): string {
  const flat = value.toWellFormed().replace(/[\s\p{Cc}]+/gu, ' ');
  const characters = [...flat];
  return `“${characters.length > most ? `${characters.slice(0, most).join('')}…` : flat}”`;
}
