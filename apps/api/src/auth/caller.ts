import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { IncomingMessage } from 'node:http';
import type { RequestContext, SignedIn } from '../platform/graphql/context.js';

/** Whoever sent a request: what the guard needs of it, and where it notes the user. */
export interface Caller {
  readonly authorization?: string | undefined;
  user?: SignedIn;
}

/** Absent for a transport that we do not serve. */
export function callerOf(context: ExecutionContext): Caller | undefined {
  const transport = context.getType<GqlContextType>();
  if (transport === 'graphql')
    return GqlExecutionContext.create(context).getContext<RequestContext>();
  if (transport !== 'http') return undefined;
  // The request itself, so that the route finds there who is signed in.
  const request = context.switchToHttp().getRequest<IncomingMessage & { user?: SignedIn }>();
  return Object.assign(request, { authorization: request.headers.authorization });
}
