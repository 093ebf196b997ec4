import { expect, it } from 'vitest';
import { badInput, notFound, rateLimited, unauthenticated, UserError } from '../platform/errors.js';
import { failureOf } from './failure.js';

it.each([
  [unauthenticated(), 401],
  [new UserError('FORBIDDEN', 'x'), 403],
  [notFound('probe', 1), 404],
  [badInput([]), 400],
  [new UserError('CONFLICT', 'x'), 409],
  [rateLimited(1), 429],
  [new UserError('INTERNAL_SERVER_ERROR', 'x'), 500],
])('keeps what %s says', (error, status) => {
  expect(failureOf(error)).toEqual({ status, message: error.message });
});

it('keeps nothing of an error that was not made for people', () => {
  expect(failureOf(new Error("Duplicate entry 'pw' for key"))).toEqual({
    status: 500,
    message: 'An internal error; the log has it.',
  });
});
