import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule, Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import type { GraphQLSchema } from 'graphql';
import { Callers } from '../callers.js';
import type { RequestContext } from './context.js';
import { DateTime } from './date-time.js';
import { presentable } from './failures.js';
import { limitRules, queryLimits } from './limits.js';

/** What the rooms above decide of every request. */
export abstract class GraphqlHooks {
  /** Whether a socket may stay; closes it otherwise. */
  abstract readonly onConnect: (context: {
    connectionParams?: Readonly<Record<string, unknown>> | undefined;
    extra: unknown;
  }) => Promise<boolean>;
  /** Stands around the schema's resolvers. */
  abstract readonly transformSchema: (schema: GraphQLSchema) => GraphQLSchema;
}

/** GraphQL over HTTP, on `/graphql`; over sockets see `Sockets`. @param rooms the module that exports the hooks */
export const graphqlModule = (rooms: Type): DynamicModule =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [rooms],
    inject: [GraphqlHooks, Callers],
    useFactory: optionsWith,
  });

/** Nobody is told of our requests, whatever the environment names, and what would do it is not loaded. */
const silent = [
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
];

function optionsWith({ transformSchema }: GraphqlHooks, callers: Callers): ApolloDriverConfig {
  return {
    autoSchemaFile: true,
    buildSchemaOptions: { scalarsMap: [{ type: Date, scalar: DateTime }] },
    transformSchema,
    context: ({ req }: { readonly req: Request }) => contextOf(req, callers),
    formatError: presentable,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    graphiql: false,
    csrfPrevention: true,
    persistedQueries: false,
    plugins: silent,
    parseOptions: { maxTokens: queryLimits.tokens },
    validationRules: limitRules,
  };
}

function contextOf(req: Request, callers: Callers): RequestContext {
  const { authorization } = req.headers;
  return {
    ip: callers.addressOf(req),
    agent: req.headers['user-agent'] ?? '',
    ...(authorization !== undefined && { authorization }),
  };
}
