import type { ProbeSortKey } from '../../core/gql/graphql';

/** The word that stands in the url for each order. */
export const sortWords = {
  state: 'STATE',
  name: 'NAME',
  type: 'TYPE',
  address: 'ADDRESS',
  application: 'APPLICATION',
  schedule: 'SCHEDULE',
  success: 'SUCCESS_RATE',
  latency: 'LATENCY',
  checked: 'LAST_CHECK',
} as const satisfies Record<string, ProbeSortKey>;
export type SortWord = keyof typeof sortWords;

export const isSortWord = (word: string | undefined): word is SortWord =>
  word !== undefined && Object.hasOwn(sortWords, word);
