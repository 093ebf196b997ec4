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
  .refine(value => value === '' || isResolver(value) || isSecureUrl(value), {
    error: ({ input }) =>
      `${quote(String(input))} is not a DNS server. Write a host or host:port, such as 1.1.1.1 or [::1]:5353.`,
  })
  .transform(emptyIsAbsent);

const isSecureUrl = (text: string): boolean =>
  /^https:\/\//iu.test(text) && urlProblems(text, targetLimits.url).length === 0;

/** The record types that have a name here; any other is written as `TYPE65`. */
export const recordTypes = [
  'A',
  'AAAA',
  'CNAME',
  'MX',
  'NS',
  'TXT',
  'SRV',
  'CAA',
  'SOA',
  'PTR',
  'ANY',
  'DNAME',
  'DNSKEY',
  'DS',
  'HINFO',
  'HTTPS',
  'NAPTR',
  'NSEC',
  'RRSIG',
  'SSHFP',
  'SVCB',
  'TLSA',
] as const;
export type RecordType = (typeof recordTypes)[number] | `TYPE${number}`;

export const recordType = z
  .string()
  .transform(value => value.trim().toUpperCase())
  .refine(isRecordType, {
    error: ({ input }) =>
      `${quote(String(input))} is not a record type that can be asked for. Known are ${recordTypes.join(', ')}, and any other by its number, such as TYPE65.`,
  });

function isRecordType(text: string): text is RecordType {
  const number = /^TYPE([1-9]\d{0,4})$/u.exec(text)?.[1];
  return recordTypes.some(type => type === text) || Number(number) <= 65_535;
}

export const webSocketUrl = z
  .string(needed('A URL is needed, such as wss://example.com/live.'))
  .trim()
  .superRefine((value, context) => {
    const messages = /^wss?:\/\//iu.test(value)
      ? urlProblems(value.replace(/^ws/iu, 'http'), targetLimits.url)
      : [`${quote(value)} is not the URL of a WebSocket: it begins with ws:// or wss://.`];
    for (const message of messages) context.addIssue({ code: 'custom', message });
  });
