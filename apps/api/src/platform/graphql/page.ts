import type { Problem } from '@dialtone/model';
import { badInput } from '../errors.js';

export interface PageOf<T> {
  readonly items: T[];
  readonly total: number;
  readonly page: number;
  readonly pageSize: number;
}

/** The most that one answer lists. */
export const largestPage = 1000;

/**
 * One page of a list, counted from 1. A page past the end is empty.
 * @throws UserError when page or pageSize are out of bounds
 */
export function pageOf<T>(all: readonly T[], page: number, pageSize: number): PageOf<T> {
  const problems: Problem[] = [];
  if (page < 1) problems.push({ path: ['page'], message: `Pages count from 1; this is ${page}.` });
  if (pageSize < 1 || pageSize > largestPage)
    problems.push({
      path: ['pageSize'],
      message: `A page may hold from 1 to ${largestPage} items; this is ${pageSize}.`,
    });
  if (problems.length > 0) throw badInput(problems);
  const from = (page - 1) * pageSize;
  return { items: all.slice(from, from + pageSize), total: all.length, page, pageSize };
}
