/**
 * What a transition tells of, as the rows have it: what a target was found to be, by the codes of `endingCodes`, or that
 * from then on nobody looks at it. 3 stays free: a failure of our own is no verdict.
 */
export const verdictCodes = { up: 0, down: 1, degraded: 2, paused: 4 } as const;
export type VerdictEnding = keyof typeof verdictCodes;
export type VerdictCode = (typeof verdictCodes)[VerdictEnding];

const names = new Map(
  Object.entries(verdictCodes).map(([name, code]) => [code, name as VerdictEnding]),
);

/** Of a code that nobody writes nothing is known. */
export const verdictOf = (code: number): VerdictEnding =>
  names.get(code as VerdictCode) ?? 'paused';
