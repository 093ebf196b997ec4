import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuthGuard } from './auth.guard.js';
import { AuthResolver } from './auth.resolver.js';
import { FirstAdmin } from './first-admin.js';
import { LoginLimits } from './login-limits.js';
import { PasswordChangeService } from './password-change.service.js';
import { RecentUsers } from './recent-users.js';
import { SessionService } from './session.service.js';
import { SignInService } from './sign-in.service.js';
import { SigningKeyRing } from './signing-keys.js';
import { SocketSessions } from './socket-sessions.js';
import { Tokens } from './tokens.js';
import { Users } from './users.js';
import { WellKnownPasswords } from './well-known-passwords.js';

/** Who may do what. Its guard closes every resolver and route of the application. */
@Module({
  providers: [
    { provide: APP_GUARD, useClass: AuthGuard },
    AuthResolver,
    FirstAdmin,
    LoginLimits,
    PasswordChangeService,
    RecentUsers,
    SessionService,
    SignInService,
    SigningKeyRing,
    SocketSessions,
    Tokens,
    Users,
    WellKnownPasswords,
  ],
  exports: [SessionService, SocketSessions],
})
export class AuthModule {}
