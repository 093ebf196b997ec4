import * as z from 'zod';
import { needed } from './absent.js';
import { type Fields, neededField, objectOf } from './field.js';
import { quote } from './problem.js';
import { lengthOf } from './text.js';

export const headerLimits = { name: 200, value: 8192 } as const;

const nameNeeded = 'A header needs a name.';

/** They say where a message ends; a check that lets a person write them could be read as two. */
const framing = ['content-length', 'transfer-encoding'];

const name = z.string(needed(nameNeeded)).superRefine((value, context) => {
  for (const message of nameProblems(value)) context.addIssue({ code: 'custom', message });
});
const value = z
  .string(needed('A header needs a value, even an empty one.'))
  .trim()
  .superRefine((text, context) => {
    for (const message of valueProblems(text)) context.addIssue({ code: 'custom', message });
  });

export const headerFields = {
  name: neededField('line', name),
  value: neededField('line', value, { secret: 'sealed' }),
} as const satisfies Fields;

/** A header of a request, as HTTP can carry it. */
export const header = objectOf(headerFields);
export type Header = Readonly<z.output<typeof header>>;

function nameProblems(name: string): string[] {
  if (name === '') return [nameNeeded];
  if (framing.includes(name.toLowerCase()))
    return [`${name} is set by the check itself and cannot be given.`];
  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/u.test(name)
    ? []
    : [`${quote(name)} cannot be the name of a header.`];
  return [...token, ...tooLong('A header name', name, headerLimits.name)];
}

function valueProblems(value: string): string[] {
  const sendable = /^[\t\x20-\x7e\x80-\xff]*$/u.test(value)
    ? []
    : ['A header value may hold neither control characters nor characters beyond Latin-1.'];
  return [...sendable, ...tooLong('A header value', value, headerLimits.value)];
}

function tooLong(what: string, text: string, most: number): string[] {
  const length = lengthOf(text);
  return length > most ? [`${what} may have at most ${most} characters; this has ${length}.`] : [];
}
