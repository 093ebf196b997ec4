/**
 * How a check that finished ended, as the rows have it. The commonest are 0 and 1, for these take no room in SQLite.
 * internal: a failure of our own, which says nothing of the target; to everybody else it is an unknown.
 */
export const endingCodes = { up: 0, down: 1, degraded: 2, internal: 3 } as const;
export type FinishedEnding = keyof typeof endingCodes;
export type EndingCode = (typeof endingCodes)[FinishedEnding];

const names = new Map(
  Object.entries(endingCodes).map(([name, code]) => [code, name as FinishedEnding]),
);

export const endingOf = (code: number): FinishedEnding =>
  names.get(code as EndingCode) ?? 'internal';
