import { remembered } from './remembered.js';

/** An inclusive range of HTTP status codes; a single code has equal ends. */
export interface StatusRange {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads `200`, `200-299` or `200,204,301-308`; spaces do not matter.
 * @returns the ranges, or undefined when the text names no set of codes between 100 and 599
 */
export const parseStatusSet = remembered(256, (text): readonly StatusRange[] | undefined => {
  const ranges = text.split(',').map(parseRange);
  return ranges.every(range => range !== undefined) ? ranges : undefined;
});

function parseRange(text: string): StatusRange | undefined {
  const match = /^\s*(\d{3})\s*(?:-\s*(\d{3})\s*)?$/u.exec(text);
  if (match === null) return undefined;
  const from = Number(match[1]);
  const to = match[2] === undefined ? from : Number(match[2]);
  return from < 100 || to > 599 || from > to ? undefined : { from, to };
}

export function statusIn(ranges: readonly StatusRange[], status: number): boolean {
  return ranges.some(({ from, to }) => status >= from && status <= to);
}
