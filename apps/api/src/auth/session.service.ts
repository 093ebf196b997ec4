import { Injectable } from '@nestjs/common';
import { unauthenticated } from '../platform/errors.js';
import type { SignedIn } from '../platform/graphql/context.js';
import { DatabaseAway } from './database-away.js';
import { RecentUsers } from './recent-users.js';
import { fingerprint, stands } from './standing.js';
import { type Claims, Tokens } from './tokens.js';
import type { UserRow } from './user.entity.js';
import { Users } from './users.js';

/** What somebody who signed in is given. */
export interface OpenedSession {
  readonly token: string;
  readonly expiresAt: Date;
  readonly user: SignedIn;
}

/** Somebody with a token that holds. */
export interface Authenticated {
  readonly user: SignedIn;
  readonly claims: Claims;
}

/** A user with the hash that the token is to hold for. */
export type SessionUser = Pick<UserRow, 'id' | 'username' | 'password'>;

const signedIn = ({ id, username }: SessionUser): SignedIn => ({ id, username: username ?? '' });

/**
 * Opens sessions and judges them. The user is read again each time, so that who was frozen, deleted or given
 * another password is out at once. While the database is away, whom it vouched for within the last 30 s may
 * go on, so that the console still shows the live state.
 */
@Injectable()
export class SessionService {
  constructor(
    private readonly tokens: Tokens,
    private readonly users: Users,
    private readonly recent: RecentUsers,
  ) {}

  async open(row: SessionUser): Promise<OpenedSession> {
    const session = await this.tokens.issue(row.id, fingerprint(row.password ?? ''));
    return { ...session, user: signedIn(row) };
  }

  /**
   * A session like the one that sent this header, which goes on, too. However often it is renewed, it ends in the time that
   * the configuration gives it from the sign-in on.
   */
  async renew(authorization: string | undefined): Promise<OpenedSession> {
    const { user, claims } = await this.authenticate(authorization);
    const { userId, fingerprint: print, signedInAt } = claims;
    return { ...(await this.tokens.issue(userId, print, signedInAt)), user };
  }

  /**
   * Judges an `Authorization` header.
   * @throws UserError UNAUTHENTICATED, or DatabaseAway when nobody can say.
   */
  async authenticate(authorization: string | undefined): Promise<Authenticated> {
    const token = /^Bearer +(\S+)$/iu.exec(authorization ?? '')?.[1];
    const claims = token === undefined ? undefined : await this.tokens.read(token);
    if (claims === undefined) throw unauthenticated();
    return { user: await this.userOf(claims), claims };
  }

  /** Which of these sessions still stand, by one look at the database. Expiry is not looked at. */
  async standing(sessions: readonly Authenticated[]): Promise<Set<Authenticated>> {
    const ids = new Set(sessions.map(({ claims }) => claims.userId));
    const rows = new Map((await this.users.byIds([...ids])).map(row => [row.id, row]));
    return new Set(
      sessions.filter(({ claims }) => {
        const row = rows.get(claims.userId);
        return row !== undefined && stands(row, claims.fingerprint);
      }),
    );
  }

  private async userOf(claims: Claims): Promise<SignedIn> {
    try {
      return await this.readUser(claims);
    } catch (error) {
      const username = this.recent.recall(claims.userId, claims.fingerprint);
      if (!(error instanceof DatabaseAway) || username === undefined) throw error;
      return { id: claims.userId, username };
    }
  }

  private async readUser({ userId, fingerprint: given }: Claims): Promise<SignedIn> {
    const [row] = await this.users.byIds([userId]);
    if (row === undefined || !stands(row, given)) {
      this.recent.forget(userId);
      throw unauthenticated();
    }
    const user = signedIn(row);
    this.recent.remember(user.id, user.username, given);
    return user;
  }
}
