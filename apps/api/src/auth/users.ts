import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '@dialtone/engine';
import { DataSource, In, IsNull, type Repository } from 'typeorm';
import { DatabaseAway } from './database-away.js';
import { UserRow } from './user.entity.js';
import { foldUsername } from './username.js';

/** A database that is silent for longer is as good as away. */
const patienceMs = 5000;

/** The users on file. Reading throws DatabaseAway when they cannot be read. */
@Injectable()
export class Users {
  private readonly logger = new Logger(Users.name);
  private readonly rows: Repository<UserRow>;
  private away = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {
    this.rows = dataSource.getRepository(UserRow);
  }

  /** Deleted ones too: who asks looks at `deletedAt`. */
  byIds(ids: readonly number[]): Promise<UserRow[]> {
    return this.ask(() => this.rows.findBy({ id: In(ids) }));
  }

  /** All that bear the name and are not deleted, the oldest first: names need not be unique. */
  named(username: string): Promise<UserRow[]> {
    return this.ask(async () =>
      this.dataSource.options.type === 'better-sqlite3'
        ? this.namedAlike(username)
        : this.rows.find({ where: { username, deletedAt: IsNull() }, order: { id: 'ASC' } }),
    );
  }

  async storePassword(id: number, password: string): Promise<void> {
    await this.rows.update({ id }, { password, updatedAt: new Date(this.clock.now()) });
  }

  /** SQLite compares by bytes, or by the case of ASCII letters at most; its few users are compared here. */
  private async namedAlike(username: string): Promise<UserRow[]> {
    const all = await this.rows.find({ where: { deletedAt: IsNull() }, order: { id: 'ASC' } });
    const name = foldUsername(username);
    return all.filter(row => row.username !== null && foldUsername(row.username) === name);
  }

  private async ask<T>(question: () => Promise<T>): Promise<T> {
    try {
      const answer = await this.inTime(question());
      this.say(false);
      return answer;
    } catch (error) {
      this.say(true, error);
      throw new DatabaseAway();
    }
  }

  private async inTime<T>(answer: Promise<T>): Promise<T> {
    const late = Promise.withResolvers<never>();
    const cancel = this.clock.after(patienceMs, () => {
      late.reject(new Error(`No answer within ${patienceMs} ms.`));
    });
    return Promise.race([answer, late.promise]).finally(cancel);
  }

  private say(away: boolean, error?: unknown): void {
    if (away === this.away) return;
    this.away = away;
    if (away) this.logger.error(`The users cannot be read: ${String(error)}`);
    else this.logger.log('The users can be read again.');
  }
}
