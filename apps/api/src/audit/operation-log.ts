import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@dialtone/engine';
import { defaultFieldResolver, type GraphQLFieldResolver, type GraphQLSchema } from 'graphql';
import type { RequestContext } from '../platform/graphql/context.js';
import { type Failure, failureOf } from './failure.js';
import { bodyOf, cut, respOf } from './record-text.js';
import { type NewRecord, RecordWriter } from './record-writer.js';

type Args = Readonly<Record<string, unknown>>;
type Resolve = GraphQLFieldResolver<unknown, RequestContext, Args>;

/** One mutation that has run, or was refused. */
interface Operation {
  readonly mutation: string;
  readonly args: Args;
  readonly caller: RequestContext;
  readonly startedAt: number;
  readonly ms: number;
}

type End = { readonly answer: unknown } | { readonly failure: Failure };

/** Widths of the mirrored columns, in characters. */
const mostOfVarchar = 191;
/** A text column, but no honest browser needs more. */
const mostOfAgent = 512;

/** As Gin-Vue-Admin writes it. */
const nobody = 0;

/** Who called. A sign-in has nobody yet when it starts, but whom it let in when it ends. */
function userIdOf({ user }: RequestContext, end: End): number {
  if (user !== undefined) return user.id;
  const answer = 'answer' in end ? end.answer : undefined;
  if (typeof answer !== 'object' || answer === null || !('user' in answer)) return nobody;
  const signedIn = answer.user;
  if (typeof signedIn !== 'object' || signedIn === null || !('id' in signedIn)) return nobody;
  return typeof signedIn.id === 'number' ? signedIn.id : nobody;
}

/**
 * Leaves a row in `sys_operation_records` for each mutation that ran or was refused, over HTTP and sockets
 * alike: it stands around the whole resolver, its guards too. What does not even parse or fit the schema
 * was no mutation, and leaves none.
 */
@Injectable()
export class OperationLog {
  private readonly logger = new Logger(OperationLog.name);

  constructor(
    private readonly writer: RecordWriter,
    private readonly clock: Clock,
  ) {}

  /** For `transformSchema`: the same schema, whose mutations are recorded. */
  readonly audit = (schema: GraphQLSchema): GraphQLSchema => {
    const fields = schema.getMutationType()?.getFields() ?? {};
    for (const field of Object.values(fields))
      field.resolve = this.recorded(field.name, field.resolve ?? defaultFieldResolver);
    return schema;
  };

  private recorded(mutation: string, resolve: Resolve): Resolve {
    return async (source, args, caller, info) => {
      const startedAt = this.clock.now();
      const began = this.clock.monotonic();
      const record = (end: End): void => {
        const ms = this.clock.monotonic() - began;
        this.record({ mutation, args, caller, startedAt, ms }, end);
      };
      try {
        const answer: unknown = await resolve(source, args, caller, info);
        // An exception filter may hand an error back instead of throwing it; graphql takes it as thrown.
        record(answer instanceof Error ? { failure: failureOf(answer) } : { answer });
        return answer;
      } catch (error) {
        record({ failure: failureOf(error) });
        throw error;
      }
    };
  }

  /** Whatever goes wrong here is not the mutation's fault. */
  private record(operation: Operation, end: End): void {
    try {
      this.writer.add(recordOf(operation, end));
    } catch (error) {
      this.logger.error(error);
    }
  }
}

function recordOf({ mutation, args, caller, startedAt, ms }: Operation, end: End): NewRecord {
  const failure = 'failure' in end ? end.failure : undefined;
  return {
    createdAt: new Date(startedAt),
    updatedAt: new Date(startedAt),
    deletedAt: null,
    ip: cut(caller.ip, mostOfVarchar),
    method: 'POST',
    path: cut(`/graphql ${mutation}`, mostOfVarchar),
    status: failure?.status ?? 200,
    latency: Math.round(ms * 1e6),
    latencyMs: Math.round(ms),
    agent: cut(caller.agent, mostOfAgent),
    errorMessage: cut(failure?.message ?? '', mostOfVarchar),
    body: bodyOf(mutation, args),
    resp: 'answer' in end ? respOf(end.answer) : '',
    userId: userIdOf(caller, end),
  };
}
