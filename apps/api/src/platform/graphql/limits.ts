import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  parse,
  specifiedRules,
  validate,
  type ValidationContext,
  type ValidationRule,
} from 'graphql';

/** How deep a query may go, and how many aliases it may hold: far beyond what the schema has use for. */
export const queryLimits = { depth: 12, aliases: 50, tokens: 5000 } as const;

/** The rules would throw, which neither Apollo nor graphql-ws takes for a fault of the request. */
const reportingWith = (message: string) => ({
  propagateOnRejection: false,
  onReject: [
    (context: ValidationContext | null) => {
      context?.reportError(new GraphQLError(message));
    },
  ],
});

/** For Apollo, which parses and validates what comes over HTTP. */
export const limitRules: ValidationRule[] = [
  maxDepthRule({
    n: queryLimits.depth,
    flattenFragments: true,
    ignoreIntrospection: true,
    ...reportingWith(`A request may be at most ${queryLimits.depth} levels deep.`),
  }),
  maxAliasesRule({
    n: queryLimits.aliases,
    ...reportingWith(`A request may hold at most ${queryLimits.aliases} aliases.`),
  }),
];

/** Reads what comes over a socket by the same rules. @returns every error when it may not run */
export function readDocument(
  schema: GraphQLSchema,
  query: string,
): DocumentNode | readonly GraphQLError[] {
  try {
    const document = parse(query, { maxTokens: queryLimits.tokens });
    const errors = validate(schema, document, [...specifiedRules, ...limitRules]);
    return errors.length > 0 ? errors : document;
  } catch (error) {
    if (error instanceof GraphQLError) return [error]; // It is not GraphQL, or too much of it.
    throw error;
  }
}
