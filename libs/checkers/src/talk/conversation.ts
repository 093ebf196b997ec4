import type { Step } from '@dialtone/model';
import { pattern } from '../judgement/pattern.js';

/** What a pattern caught: its groups by their names, and all by their numbers; `0` is the whole match. */
export type Captures = Readonly<Record<string, string>>;

/**
 * What a step's pattern catches in a line, a message or whatever else the protocol parts its words into; undefined when
 * it does not match.
 */
export function caught(expect: string, text: string): Captures | undefined {
  const matcher = pattern(expect).matcher(text);
  if (!matcher.find()) return undefined;
  const numbers = Array.from({ length: matcher.groupCount() + 1 }, (_, at) => String(at));
  const names = Object.entries(pattern(expect).namedGroups());
  // A group that took no part has caught nothing.
  const caughtBy = (group: number): string => matcher.group(group) ?? '';
  return Object.fromEntries<string>([
    ...numbers.map((number): [string, string] => [number, caughtBy(Number(number))]),
    ...names.map(([name, number]): [string, string] => [name, caughtBy(number)]),
  ]);
}

/** What is kept of captures for expectations and evidence: those that somebody has named. */
export const named = (captures: Captures): Captures =>
  Object.fromEntries(Object.entries(captures).filter(([name]) => !/^\d+$/u.test(name)));

/** What a step sends, as bytes; `${name}` stands for a capture, and for itself where there is none of that name. */
export function said(
  send: string,
  { encoding }: Pick<Step, 'encoding'>,
  captures: Captures,
): Buffer {
  return encoding === 'HEX' ? bytesOf(send) : Buffer.from(filledIn(send, captures));
}

const filledIn = (send: string, captures: Captures): string =>
  send.replace(/\$\{(\w+)\}/gu, (asked, name: string) =>
    // Not what every object has, such as a constructor.
    Object.hasOwn(captures, name) ? (captures[name] ?? '') : asked,
  );

/** The bytes of a text such as `0d 0a`. */
export const bytesOf = (hex: string): Buffer => Buffer.from(hex.replace(/\s/gu, ''), 'hex');
