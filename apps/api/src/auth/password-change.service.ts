import { Injectable, Logger } from '@nestjs/common';
import { quote } from '@dialtone/model';
import { badInput, unauthenticated } from '../platform/errors.js';
import type { SignedIn } from '../platform/graphql/context.js';
import { LoginLimits } from './login-limits.js';
import { hashPassword, passwordMatches, weakness } from './password.js';
import { type OpenedSession, SessionService } from './session.service.js';
import { Users } from './users.js';

export interface PasswordChange {
  readonly user: SignedIn;
  readonly ip: string;
  readonly current: string;
  readonly next: string;
}

/** Gives people another password, and ends every session of the old one. */
@Injectable()
export class PasswordChangeService {
  private readonly logger = new Logger(PasswordChangeService.name);

  constructor(
    private readonly users: Users,
    private readonly limits: LoginLimits,
    private readonly sessions: SessionService,
  ) {}

  /**
   * A stolen session may guess no more than a stranger may.
   * @throws UserError BAD_USER_INPUT or RATE_LIMITED.
   */
  async change({ user, ip, current, next }: PasswordChange): Promise<OpenedSession> {
    const attempt = { username: user.username, ip };
    await this.limits.admit(attempt);
    const [row] = await this.users.byIds([user.id]);
    if (row === undefined) throw unauthenticated();
    if (!(await passwordMatches(current, row.password)))
      throw badInput([{ path: ['current'], message: 'The current password is wrong.' }]);
    await this.limits.forgive(attempt);
    const password = await this.hashed(next);
    await this.users.storePassword(row.id, password);
    this.logger.log(`${quote(user.username)} has another password; the old sessions have ended.`);
    return this.sessions.open({ id: row.id, username: row.username, password });
  }

  private async hashed(next: string): Promise<string> {
    const message = weakness(next);
    if (message !== undefined) throw badInput([{ path: ['next'], message }]);
    return hashPassword(next);
  }
}
