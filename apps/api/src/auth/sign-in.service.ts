import { Injectable, Logger } from '@nestjs/common';
import { quote } from '@dialtone/model';
import { UserError } from '../platform/errors.js';
import { type LoginAttempt, LoginLimits } from './login-limits.js';
import { hashKind, type HashKind, passwordMatches } from './password.js';
import { type OpenedSession, SessionService } from './session.service.js';
import { isEnabled } from './standing.js';
import type { UserRow } from './user.entity.js';
import { Users } from './users.js';

export interface Credentials extends LoginAttempt {
  readonly password: string;
}

type Verdict = { readonly user: UserRow } | { readonly refusal: string };

/** Of users of one name, so many are compared with; each costs 50 ms. */
const mostNamesakes = 3;

const unusable: Record<Exclude<HashKind, 'bcrypt'>, string> = {
  none: 'no password is stored',
  md5: 'the stored password is an MD5, as old versions kept it, and must be set anew',
  unknown: 'what is stored as the password is none that can be read',
};

/** Why this user cannot sign in with any password. */
function refusalOf(row: UserRow): string | undefined {
  if (!isEnabled(row)) return 'the user is frozen';
  const kind = hashKind(row.password);
  return kind === 'bcrypt' ? undefined : unusable[kind];
}

/** Tells nobody why: the reason is for the operator's log. */
const wrong = (): UserError => new UserError('UNAUTHENTICATED', 'Wrong user name or password.');

/** Lets people in, and answers all others alike and as fast. */
@Injectable()
export class SignInService {
  private readonly logger = new Logger(SignInService.name);

  constructor(
    private readonly users: Users,
    private readonly limits: LoginLimits,
    private readonly sessions: SessionService,
  ) {}

  /** @throws UserError UNAUTHENTICATED or RATE_LIMITED, or DatabaseAway. */
  async signIn(credentials: Credentials): Promise<OpenedSession> {
    await this.limits.admit(credentials);
    const verdict = await this.judgeOrTakeBack(credentials);
    if ('refusal' in verdict) {
      this.note(credentials, verdict.refusal);
      throw wrong();
    }
    await this.limits.forgive(credentials);
    return this.sessions.open(verdict.user);
  }

  private async judgeOrTakeBack(credentials: Credentials): Promise<Verdict> {
    try {
      return await this.judge(credentials);
    } catch (error) {
      // The database is away, which is no failure of who wants in.
      await this.limits.takeBack(credentials);
      throw error;
    }
  }

  /** The user whose password it is. Of several with one name the oldest comes first. */
  private async judge({ username, password }: Credentials): Promise<Verdict> {
    const namesakes = (await this.users.named(username)).slice(0, mostNamesakes);
    for (const row of namesakes) {
      const stored = refusalOf(row) === undefined ? row.password : null;
      if (await passwordMatches(password, stored)) return { user: row };
    }
    const [first] = namesakes;
    if (first !== undefined) return { refusal: refusalOf(first) ?? 'the password is wrong' };
    await passwordMatches(password, null);
    return { refusal: 'there is no such user' };
  }

  private note({ username, ip }: LoginAttempt, refusal: string): void {
    this.logger.warn(`A sign-in as ${quote(username)} from ${ip} was refused: ${refusal}.`);
  }
}
