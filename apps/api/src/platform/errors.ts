import type { Problem } from '@dialtone/model';

/** What programs read in `extensions.code`. */
export type ErrorCode =
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'BAD_USER_INPUT'
  | 'CONFLICT'
  | 'RATE_LIMITED'
  | 'INTERNAL_SERVER_ERROR';

/** An error that its user may read: a code for programs, a sentence for people. Anything else is masked. */
export class UserError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly problems?: readonly Problem[],
  ) {
    super(message);
    this.name = 'UserError';
  }
}

export const unauthenticated = (): UserError =>
  new UserError('UNAUTHENTICATED', 'Sign in first: no valid token came with this request.');

export const notFound = (what: string, id: string | number): UserError =>
  new UserError('NOT_FOUND', `There is no ${what} ${id}.`);

/** The message repeats the problems, for clients that show only that. */
export const badInput = (problems: readonly Problem[]): UserError =>
  new UserError('BAD_USER_INPUT', problems.map(problem => problem.message).join(' '), problems);

export const rateLimited = (seconds: number): UserError =>
  new UserError('RATE_LIMITED', `Too many attempts. Try again in ${seconds} s.`);
