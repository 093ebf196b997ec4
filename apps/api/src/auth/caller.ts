import type { ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext, type GqlContextType } from '@nestjs/graphql';
import type { IncomingHttpHeaders } from 'node:http';
import type { RequestContext, SignedIn } from '../platform/graphql/context.js';

/** Whoever sent a request: what the guard needs of it, and where it notes the user. */
export interface Caller {
  readonly authorization?: string;
  user?: SignedIn;
}

interface HttpRequest {
  readonly headers: IncomingHttpHeaders;
  caller?: Caller;
}

/** A plain route has no context of ours, so its caller is kept with the request. */
function httpCaller(context: ExecutionContext): Caller {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const { authorization } = request.headers;
  return (request.caller ??= authorization === undefined ? {} : { authorization });
}

/** Absent for a transport that we do not serve. */
export function callerOf(context: ExecutionContext): Caller | undefined {
  const transport = context.getType<GqlContextType>();
  if (transport === 'graphql')
    return GqlExecutionContext.create(context).getContext<RequestContext>();
  return transport === 'http' ? httpCaller(context) : undefined;
}
