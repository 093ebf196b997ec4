import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { unauthenticated } from '../platform/errors.js';
import type { SignedIn } from '../platform/graphql/context.js';
import { callerOf } from './caller.js';

/** Who is signed in; a resolver or route that is not public always has somebody. */
export const CurrentUser = createParamDecorator(
  (_: unknown, context: ExecutionContext): SignedIn => {
    const user = callerOf(context)?.user;
    if (user === undefined) throw unauthenticated();
    return user;
  },
);
