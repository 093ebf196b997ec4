import type { ValueKind } from './subject.js';

const taken = {
  EQUALS: 1,
  NOT: 1,
  CONTAINS: 1,
  NOT_CONTAINS: 1,
  MATCHES: 1,
  NOT_MATCHES: 1,
  LESS: 1,
  GREATER: 1,
  BETWEEN: 2,
  ONE_OF: 'some',
  EXISTS: 0,
  ABSENT: 0,
  ALL_OF: 'some',
  ANY_OF: 'some',
  ALL_MATCH: 1,
} as const satisfies Record<string, number | 'some'>;
export type Comparison = keyof typeof taken;
export const comparisons = Object.keys(taken) as [Comparison, ...Comparison[]];

const ofLists = ['ALL_OF', 'ANY_OF', 'ALL_MATCH'] as const;

/** How many values a comparison takes; `some`: one or more. */
export const valuesTaken = (comparison: Comparison): number | 'some' => taken[comparison];

/** Which comparisons have a meaning for which kind of value. */
export const comparisonsFor: Readonly<Record<ValueKind, readonly Comparison[]>> = {
  number: ['EQUALS', 'NOT', 'LESS', 'GREATER', 'BETWEEN', 'ONE_OF', 'EXISTS', 'ABSENT'],
  text: comparisons.filter(comparison => !ofLists.some(each => each === comparison)),
  any: comparisons,
  list: [
    'EQUALS',
    'CONTAINS',
    'NOT_CONTAINS',
    'MATCHES',
    'NOT_MATCHES',
    'ALL_OF',
    'ANY_OF',
    'ALL_MATCH',
    'EXISTS',
    'ABSENT',
  ],
};
