import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { RequestContext, SignedIn } from '../platform/graphql/context.js';
import { CurrentUser } from '../platform/graphql/current-user.js';
import { PasswordChangeService } from './password-change.service.js';
import { Public } from '../platform/public.js';
import { type OpenedSession, SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { Session, User } from './user.graphql.js';

@Resolver()
export class AuthResolver {
  constructor(
    private readonly signIns: SignInService,
    private readonly passwords: PasswordChangeService,
    private readonly sessions: SessionService,
  ) {}

  @Query(() => User)
  me(@CurrentUser() user: SignedIn): SignedIn {
    return user;
  }

  @Public()
  @Mutation(() => Session)
  login(
    @Args('username', { type: () => String }) username: string,
    @Args('password', { type: () => String }) password: string,
    @Context() { ip }: RequestContext,
  ): Promise<OpenedSession> {
    return this.signIns.signIn({ username, password, ip });
  }

  @Mutation(() => Session, {
    description:
      'A session that lasts longer, for a screen that nobody stands before; see SESSION_RENEWED for how long in all.',
  })
  renewSession(@Context() { authorization }: RequestContext): Promise<OpenedSession> {
    return this.sessions.renew(authorization);
  }

  @Mutation(() => Session, { description: 'Ends every other session of the user.' })
  changePassword(
    @Args('current', { type: () => String }) current: string,
    @Args('next', { type: () => String }) next: string,
    @CurrentUser() user: SignedIn,
    @Context() { ip }: RequestContext,
  ): Promise<OpenedSession> {
    return this.passwords.change({ user, ip, current, next });
  }
}
