import type { Value } from './sql.js';

/**
 * The newest results, found by seeking in each batch. The names of the batches' columns are none of the results', so that
 * a condition reads the same here as on `dialtone_results`.
 */
export const newestResults =
  'dialtone_batches CROSS JOIN dialtone_newest ON batch = sequence AND location = place';

/**
 * A question about results, put to the settled and to the newest in one statement, so that those that are settled
 * meanwhile are found once.
 * @param question takes what stands behind FROM; its values are to be given as by `toBoth`
 */
export const everyResult = (question: (from: string) => string): string =>
  ['dialtone_results', newestResults].map(question).join(' UNION ALL ');

/** The same, of questions that end in an order and a limit. */
export const everyOrdered = (question: (from: string) => string): string =>
  everyResult(from => `SELECT * FROM (${question(from)}) AS one`);

export const toBoth = (values: readonly Value[]): Value[] => [...values, ...values];
