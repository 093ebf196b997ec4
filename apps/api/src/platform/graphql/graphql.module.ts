import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { DynamicModule, Type } from '@nestjs/common';
import { GraphQLModule } from '@nestjs/graphql';
import type { Request } from 'express';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { IncomingMessage } from 'node:http';
import type { RequestContext } from './context.js';
import { DateTime } from './date-time.js';
import { presentable } from './failures.js';
import { limitRules, queryLimits, validateWithLimits } from './limits.js';

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

interface SocketContext {
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  readonly extra: { readonly request: IncomingMessage };
}

/** GraphQL over HTTP and over sockets, on `/graphql`. @param rooms the module that exports the hooks */
export const graphqlModule = (rooms: Type): DynamicModule =>
  GraphQLModule.forRootAsync<ApolloDriverConfig>({
    driver: ApolloDriver,
    imports: [rooms],
    inject: [GraphqlHooks],
    useFactory: optionsWith,
  });

function optionsWith({ onConnect, transformSchema }: GraphqlHooks): ApolloDriverConfig {
  // A value of its own, since Nest hands graphql-ws more of its options than it has types for.
  const sockets = {
    onConnect,
    validate: validateWithLimits,
    onError: (_context: unknown, _id: string, _payload: unknown, errors: readonly GraphQLError[]) =>
      errors.map(present),
    onNext: (
      _context: unknown,
      _id: string,
      _payload: unknown,
      _args: unknown,
      result: ExecutionResult,
    ) => result.errors && { ...result, errors: result.errors.map(present) },
  };
  return {
    autoSchemaFile: true,
    buildSchemaOptions: { scalarsMap: [{ type: Date, scalar: DateTime }] },
    transformSchema,
    context: contextOf,
    formatError: presentable,
    includeStacktraceInErrorResponses: false,
    introspection: true,
    graphiql: false,
    csrfPrevention: true,
    persistedQueries: false,
    parseOptions: { maxTokens: queryLimits.tokens },
    validationRules: limitRules,
    subscriptions: { 'graphql-ws': sockets },
  };
}

const present = (error: GraphQLError): GraphQLFormattedError => presentable(error.toJSON(), error);

function contextOf(from: { readonly req: Request } | SocketContext): RequestContext {
  if ('extra' in from) {
    const { request } = from.extra;
    const authorization = from.connectionParams?.authorization;
    return {
      ip: request.socket.remoteAddress ?? '',
      agent: request.headers['user-agent'] ?? '',
      ...(typeof authorization === 'string' && { authorization }),
    };
  }
  const { req } = from;
  const { authorization } = req.headers;
  return {
    ip: req.ip ?? '',
    agent: req.headers['user-agent'] ?? '',
    ...(authorization !== undefined && { authorization }),
  };
}
