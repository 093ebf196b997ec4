import type { Problem } from '@dialtone/model';
import { HttpException, Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { databaseTrouble } from '../database/database-trouble.js';
import { type ErrorCode, UserError } from '../errors.js';

const logger = new Logger('GraphQL');

const masked = 'Something went wrong on our side. The log says more.';

/** What Apollo and graphql say of a request that never reached a resolver. */
const requestCodes: Readonly<Record<string, ErrorCode>> = {
  BAD_REQUEST: 'BAD_USER_INPUT',
  BAD_USER_INPUT: 'BAD_USER_INPUT',
  GRAPHQL_PARSE_FAILED: 'BAD_USER_INPUT',
  GRAPHQL_VALIDATION_FAILED: 'BAD_USER_INPUT',
  OPERATION_RESOLUTION_FAILURE: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_FOUND: 'BAD_USER_INPUT',
  PERSISTED_QUERY_NOT_SUPPORTED: 'BAD_USER_INPUT',
};

/** An error as a client may see it: a code, a sentence, what is wrong with its input, and nothing of our insides. */
export function presentable(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const cause = error instanceof GraphQLError ? (error.originalError ?? error) : error;
  const { locations, path } = formatted;
  const at = { ...(locations && { locations }), ...(path && { path }) };
  if (cause instanceof UserError) {
    const { code, problems } = cause;
    const extensions = { code, ...(problems && { problems }) };
    return { message: cause.message, ...at, extensions };
  }
  const trouble = databaseTrouble(cause);
  if (trouble !== undefined) {
    // Those who write behind the checks say when it goes and when it comes back; here it is one line for each who asked.
    logger.warn(`${trouble} ${String(cause)}`);
    return { message: trouble, ...at, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  }
  const requestCode = requestCodes[codeOf(formatted)] ?? codeBeforeStart(formatted, cause);
  if (requestCode !== undefined && isAboutRequest(cause)) {
    const problems = [problemOf(formatted.message, cause)];
    return { message: formatted.message, ...at, extensions: { code: requestCode, problems } };
  }
  logger.error(cause instanceof Error ? (cause.stack ?? cause.message) : String(cause));
  return { message: masked, ...at, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}

function codeOf({ extensions }: GraphQLFormattedError): string {
  const code = extensions?.code;
  return typeof code === 'string' ? code : '';
}

/** Over a socket there is no Apollo to give codes; what has no path failed before any resolver ran. */
const codeBeforeStart = (
  formatted: GraphQLFormattedError,
  cause: unknown,
): ErrorCode | undefined =>
  cause instanceof GraphQLError && codeOf(formatted) === '' && formatted.path === undefined
    ? 'BAD_USER_INPUT'
    : undefined;

/** Errors of graphql itself speak of the request; anything thrown by a resolver may speak of our insides. */
const isAboutRequest = (cause: unknown): boolean =>
  cause instanceof GraphQLError || (cause instanceof HttpException && cause.getStatus() < 500);

/**
 * Where in the variables a value did not fit. graphql words it as `at "input.target.http"` between the value, which may
 * hold anything, and what is wrong with it: `Field "url" of required type …`.
 */
function problemOf(message: string, cause: unknown): Problem {
  const what = cause instanceof Error ? cause.message : '';
  const head = message.endsWith(`; ${what}`) ? message.slice(0, -what.length - 2) : '';
  const [, at = ''] = / at "([^"]+)"$/u.exec(head) ?? [];
  const [, field = ''] = head === '' ? [] : (/^Field "(\w+)" /u.exec(what) ?? []);
  const [, ...path] = at.split(/[.[\]]+/u);
  return { path: [...path, field].filter(part => part !== ''), message };
}
