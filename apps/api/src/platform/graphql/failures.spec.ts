import { BadRequestException, Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { databaseIsAway, databaseTakesNothing } from '../database/database-trouble.js';
import { badInput, notFound, rateLimited, unauthenticated } from '../errors.js';
import { presentable } from './failures.js';

const log = vi.spyOn(Logger.prototype, 'error').mockImplementation(() => undefined);
vi.spyOn(Logger.prototype, 'warn').mockImplementation(() => undefined);
beforeEach(() => {
  log.mockClear();
});

/** As graphql hands on what a resolver threw. */
const thrown = (originalError: Error): GraphQLError =>
  new GraphQLError(originalError.message, { originalError, path: ['probe'] });
const shown = (error: GraphQLError) => presentable(error.toJSON(), error);
const masked = {
  message: 'Something went wrong on our side. The log says more.',
  extensions: { code: 'INTERNAL_SERVER_ERROR' },
};

describe('presentable', () => {
  it.each([
    [notFound('probe', 7), 'NOT_FOUND', 'There is no probe 7.'],
    [rateLimited(30), 'RATE_LIMITED', 'Too many attempts. Try again in 30 s.'],
    [unauthenticated(), 'UNAUTHENTICATED', 'Sign in first: no valid token came with this request.'],
  ])('shows what is said to the user: %s', (error, code, message) => {
    expect(shown(thrown(error))).toEqual({ message, path: ['probe'], extensions: { code } });
    expect(log).not.toHaveBeenCalled();
  });

  it('shows every problem of an input', () => {
    const problems = [
      { path: ['cron'], message: 'No.' },
      { path: ['target', 'http', 'url'], message: 'Neither.' },
    ];
    expect(shown(thrown(badInput(problems)))).toMatchObject({
      message: 'No. Neither.',
      extensions: { code: 'BAD_USER_INPUT', problems },
    });
  });

  it.each([
    new Error('ENOENT: /srv/secret'),
    new TypeError('x is not a function'),
    new QueryFailedError('SELECT 1', [], new Error('locked')),
  ])('masks what is ours to mend, and logs it with its stack: %s', error => {
    expect(shown(thrown(error))).toMatchObject(masked);
    expect(String(log.mock.calls[0]?.[0])).toMatch(/ {4}at /u);
  });

  const withCode = (message: string, code: string) => Object.assign(new Error(message), { code });
  it.each([
    [withCode('database is locked', 'SQLITE_BUSY'), databaseTakesNothing],
    [withCode('disk I/O error', 'SQLITE_IOERR_WRITE'), databaseTakesNothing],
    [
      new QueryFailedError('UPDATE x', [], withCode('disk is full', 'SQLITE_FULL')),
      databaseTakesNothing,
    ],
    [withCode('connect ECONNREFUSED', 'ECONNREFUSED'), databaseIsAway],
    [withCode('Connection lost', 'PROTOCOL_CONNECTION_LOST'), databaseIsAway],
    [Object.assign(new Error('closed state'), { fatal: true }), databaseIsAway],
  ])('says what is the matter with the database: %s', (error, message) => {
    const extensions = { code: 'INTERNAL_SERVER_ERROR' };
    expect(shown(thrown(error))).toEqual({ message, path: ['probe'], extensions });
    expect(log).not.toHaveBeenCalled();
  });

  it('masks a failure that only claims to be about the request', () => {
    const extensions = { code: 'BAD_USER_INPUT' };
    const originalError = new Error('SELECT secret');
    const error = new GraphQLError('SELECT secret', { originalError, extensions });
    expect(shown(error)).toMatchObject(masked);
  });

  it.each(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_REQUEST'])(
    'calls %s a fault of the input',
    code => {
      expect(shown(new GraphQLError('Expected Name.', { extensions: { code } }))).toMatchObject({
        message: 'Expected Name.',
        extensions: { code: 'BAD_USER_INPUT', problems: [{ path: [] }] },
      });
    },
  );

  it('shows what a guard of Nest refuses', () => {
    const originalError = new BadRequestException('No such page.');
    const extensions = { code: 'BAD_REQUEST' };
    const error = new GraphQLError('No such page.', { originalError, extensions });
    expect(shown(error)).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});
