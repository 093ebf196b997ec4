import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type GqlContextType, GqlExecutionContext } from '@nestjs/graphql';
import { unauthenticated } from '../errors.js';
import type { RequestContext, SignedIn } from './context.js';

/** Who is signed in, over GraphQL or on a plain route; the guard has seen to it that somebody is. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): SignedIn => {
    const { user } =
      context.getType<GqlContextType>() === 'graphql'
        ? GqlExecutionContext.create(context).getContext<RequestContext>()
        : context.switchToHttp().getRequest<Pick<RequestContext, 'user'>>();
    if (user === undefined) throw unauthenticated();
    return user;
  },
);
