import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { DateTime as Luxon } from 'luxon';

const shape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})$/u;

function parse(value: unknown): Date {
  // `new Date` alone would take the 30th of February, and mean the 2nd of March.
  const time = typeof value === 'string' && shape.test(value) ? Luxon.fromISO(value) : undefined;
  if (time?.isValid) return time.toJSDate();
  throw new GraphQLError(
    `A DateTime is an ISO 8601 text with its zone, such as 2026-01-31T12:00:00.000Z; this is ${JSON.stringify(value)}.`,
  );
}

/** ISO 8601 in UTC with milliseconds. */
export const DateTime = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'ISO 8601 in UTC with milliseconds: 2026-01-31T12:00:00.000Z',
  serialize: value => {
    if (value instanceof Date) return value.toISOString();
    throw new TypeError('A DateTime in an answer is a Date.');
  },
  parseValue: parse,
  parseLiteral: node => parse(node.kind === Kind.STRING ? node.value : undefined),
});
