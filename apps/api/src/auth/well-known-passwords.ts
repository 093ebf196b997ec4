import {
  type BeforeApplicationShutdown,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { quote } from '@dialtone/model';
import { passwordMatches, wellKnownPasswords } from './password.js';
import { isEnabled } from './standing.js';
import { Users } from './users.js';

/** Whom Gin-Vue-Admin seeds. */
const seededUsers = ['admin', 'a303176530'];

/** Warns of users who can be signed in as by anybody who has read Gin-Vue-Admin's source. */
@Injectable()
export class WellKnownPasswords implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WellKnownPasswords.name);
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly users: Users) {}

  /** In the background: each comparison takes 50 ms, and nobody waits for them. */
  onApplicationBootstrap(): void {
    this.looking = this.look().catch((error: unknown) => {
      this.logger.error(`The seeded users' passwords could not be looked at: ${String(error)}`);
    });
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.looking;
  }

  private async look(): Promise<void> {
    for (const name of seededUsers)
      for (const { username, password, ...row } of await this.users.named(name))
        if (isEnabled(row) && (await isWellKnown(password)))
          this.logger.warn(
            `${quote(username ?? name)} still has the password that every Gin-Vue-Admin starts with. Change it: anybody can sign in.`,
          );
  }
}

async function isWellKnown(stored: string | null): Promise<boolean> {
  const matches = await Promise.all(
    wellKnownPasswords.map(password => passwordMatches(password, stored)),
  );
  return matches.includes(true);
}
