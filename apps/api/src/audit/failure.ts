import { type ErrorCode, UserError } from '../platform/errors.js';
import { redact } from './redact.js';

/** The HTTP statuses that say the same. */
const statuses: Record<ErrorCode, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  CONFLICT: 409,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
};

export interface Failure {
  readonly status: number;
  readonly message: string;
}

/** What our own errors say is for people; others may hold anything, and stand in the log. */
export const failureOf = (error: unknown): Failure =>
  error instanceof UserError
    ? { status: statuses[error.code], message: String(redact(error.message)) }
    : { status: statuses.INTERNAL_SERVER_ERROR, message: 'An internal error; the log has it.' };
