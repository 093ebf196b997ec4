import * as z from 'zod';
import { emptyIsAbsent, needed } from './absent.js';
import { hostText, isHost, isResolver } from './host.js';
import { quote } from './problem.js';
import { parseStatusSet } from './status-set.js';
import { targetLimits } from './target-limits.js';
import { lineInput } from './text.js';
import { urlNeeded, urlProblems } from './url.js';

const hostNeeded = 'A host is needed: a name such as example.com, or an address.';
export const host = z
  .string(needed(hostNeeded))
  .transform(hostText)
  .refine(isHost, {
    error: ({ input }) =>
      input === ''
        ? hostNeeded
        : `${quote(String(input))} is neither a host name nor an IP address.`,
  });

export const url = z
  .string(needed(urlNeeded))
  .trim()
  .superRefine((value, context) => {
    for (const message of urlProblems(value, targetLimits.url))
      context.addIssue({ code: 'custom', message });
  });

/** One of a list of names, in any letter case. */
export const named = <const T extends readonly string[]>(names: T, what: string) =>
  z
    .string()
    .transform(value => value.trim().toUpperCase())
    .pipe(
      z.enum(names, {
        error: ({ input }) =>
          `${quote(String(input))} is not ${what}. Known are ${names.join(', ')}.`,
      }),
    );

export const integer = (what: string, least: number, most: number) =>
  z
    .number(needed(`${what} is needed.`))
    .refine(value => Number.isInteger(value) && value >= least && value <= most, {
      error: ({ input }) =>
        `${what} is a whole number from ${least} to ${most}; this is ${String(input)}.`,
    });

export const expectedStatus = lineInput('The expected status', targetLimits.expectedStatus)
  .refine(value => value === '' || parseStatusSet(value) !== undefined, {
    error: ({ input }) =>
      `${quote(String(input))} is not a set of status codes from 100 to 599. ` +
      'Write 200, 200-299 or 200,204,301-308.',
  })
  .transform(emptyIsAbsent);

export const resolver = z
  .string()
  .trim()
  .refine(value => value === '' || isResolver(value), {
    error: ({ input }) =>
      `${quote(String(input))} is not a DNS server. Write a host or host:port, such as 1.1.1.1 or [::1]:5353.`,
  })
  .transform(emptyIsAbsent);
