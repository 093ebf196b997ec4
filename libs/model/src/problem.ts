import type { z } from 'zod';

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

/** A value as a message may quote it: on one line, and not longer than a person wants to read. */
export function quote(value: string, most = 60): string {
  const flat = value.replace(/\s+/gu, ' ');
  const characters = [...flat];
  return `“${characters.length > most ? `${characters.slice(0, most).join('')}…` : flat}”`;
}
