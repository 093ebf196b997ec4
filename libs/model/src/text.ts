import * as z from 'zod';
import { needed } from './absent.js';

/** The characters of a text as a column counts them: `𝛿` is one. */
export const lengthOf = (text: string): number => [...text].length;

/** Many lines, kept as they are. */
export const textInput = (what: string, most: number) =>
  z.string().superRefine((value, context) => {
    for (const message of textProblems(what, value, most))
      context.addIssue({ code: 'custom', message });
  });

/** One line, without the spaces around it. */
export const lineInput = (what: string, most: number) =>
  z
    .string(needed(`${what} is needed.`))
    .trim()
    .superRefine((value, context) => {
      for (const message of lineProblems(what, value, most))
        context.addIssue({ code: 'custom', message });
    });

export function lineProblems(what: string, value: string, most: number): string[] {
  const controls = /[\p{Cc}\u2028\u2029]/u.test(value)
    ? [`${what} may hold neither line breaks nor other control characters.`]
    : [];
  return [...controls, ...lengthAndForm(what, value, most)];
}

function textProblems(what: string, value: string, most: number): string[] {
  const nul = value.includes('\0') ? [`${what} may not hold NUL characters.`] : [];
  return [...nul, ...lengthAndForm(what, value, most)];
}

function lengthAndForm(what: string, value: string, most: number): string[] {
  const problems: string[] = [];
  const length = lengthOf(value);
  if (length > most)
    problems.push(`${what} may have at most ${most} characters; this has ${length}.`);
  // Half a surrogate pair has no UTF-8 form: no database keeps it, no wire carries it.
  if (!value.isWellFormed())
    problems.push(`${what} holds half a character, which cannot be stored.`);
  return problems;
}
