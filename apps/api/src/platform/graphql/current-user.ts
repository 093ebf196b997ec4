import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import { unauthenticated } from '../errors.js';
import type { RequestContext, SignedIn } from './context.js';

/** Who is signed in; the guard has seen to it that somebody is. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): SignedIn => {
    const { user } = GqlExecutionContext.create(context).getContext<RequestContext>();
    if (user === undefined) throw unauthenticated();
    return user;
  },
);
