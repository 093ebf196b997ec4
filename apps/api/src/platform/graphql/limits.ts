import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import {
  type DocumentNode,
  type GraphQLSchema,
  specifiedRules,
  validate,
  type ValidationRule,
} from 'graphql';

/** How deep a query may go, and how many aliases it may hold: far beyond what the schema has use for. */
export const queryLimits = { depth: 12, aliases: 50, tokens: 5000 } as const;

/** For Apollo, which validates what comes over HTTP. */
export const limitRules: ValidationRule[] = [
  maxDepthRule({ n: queryLimits.depth, flattenFragments: true, ignoreIntrospection: true }),
  maxAliasesRule({ n: queryLimits.aliases }),
];

/** For graphql-ws, which validates what comes over sockets. */
export const validateWithLimits = (schema: GraphQLSchema, document: DocumentNode) =>
  validate(schema, document, [...specifiedRules, ...limitRules]);
