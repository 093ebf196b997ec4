import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { ExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import { Callers } from '../callers.js';
import type { RequestContext } from './context.js';
import { presentable } from './failures.js';
import { GraphqlHooks } from './graphql.module.js';
import { readDocument } from './limits.js';

/** A message of a client: as large as the largest request over HTTP. `ws` would take 100 MiB from anybody. */
const largestMessage = 512 * 1024;

const path = '/graphql';

/** GraphQL over sockets, in the protocol `graphql-transport-ws`, beside the routes of the same server. */
@Injectable()
export class Sockets implements OnModuleDestroy {
  private readonly server = new WebSocketServer({
    noServer: true,
    maxPayload: largestMessage,
    handleProtocols: protocols =>
      protocols.has('graphql-transport-ws') ? 'graphql-transport-ws' : false,
  });
  private dispose: (() => Promise<void> | void) | undefined;

  constructor(
    private readonly schema: GraphQLSchemaHost,
    private readonly hooks: GraphqlHooks,
    private readonly callers: Callers,
  ) {}

  /** To be called once the schema stands. */
  open(http: Server): void {
    const { dispose } = useServer(
      {
        onConnect: this.hooks.onConnect,
        onSubscribe: (_context, _id, payload) => this.read(payload),
        context: (from: SocketContext) => contextOf(from, this.callers),
        onError: (_context, _id, _payload, errors) => errors.map(present),
        onNext: (_context, _id, _payload, _args, result: ExecutionResult) =>
          result.errors && { ...result, errors: result.errors.map(present) },
      },
      this.server,
    );
    this.dispose = dispose;
    http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.upgrade(request, socket, head);
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.dispose?.();
  }

  /** Left to itself, graphql-ws closes the socket of whoever sends what is not GraphQL. */
  private read({ query, operationName, variables }: SubscribePayload) {
    const { schema } = this.schema;
    const document = readDocument(schema, query);
    return 'kind' in document
      ? { schema, document, operationName, variableValues: variables }
      : document;
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (request.url?.split('?')[0] !== path) {
      // Nobody else takes it, and it would stay open for ever.
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.server.handleUpgrade(request, socket, head, client => {
      this.server.emit('connection', client, request);
    });
  }
}

const present = (error: GraphQLError): GraphQLFormattedError => presentable(error.toJSON(), error);

interface SocketContext {
  readonly connectionParams?: Readonly<Record<string, unknown>> | undefined;
  readonly extra: { readonly request: IncomingMessage };
}

function contextOf(
  { connectionParams, extra: { request } }: SocketContext,
  callers: Callers,
): RequestContext {
  const authorization = connectionParams?.authorization;
  return {
    ip: callers.addressOf(request),
    agent: request.headers['user-agent'] ?? '',
    ...(typeof authorization === 'string' && { authorization }),
  };
}
