import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '@dialtone/engine';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager, IsNull } from 'typeorm';
import { Config } from '../platform/config.js';
import { generatePassword } from './admin-password.js';
import { hashPassword } from './password.js';
import { AuthorityRow, UserAuthorityRow, UserRow } from './user.entity.js';

/** The role with every right, and its name, as Gin-Vue-Admin seeds them. */
const adminRole = { authorityId: 888, authorityName: '普通用户', defaultRouter: 'dashboard' };

/** Each time the database ends all transactions but one that stand in each other's way. */
const tries = 5;

/** Where a generated password is shown, once. Not the log: a level that hides it would lose it for ever. */
const show = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Makes the first administrator while there is no user who is not deleted. */
@Injectable()
export class FirstAdmin implements OnApplicationBootstrap {
  constructor(
    private readonly dataSource: DataSource,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (await this.someoneIsThere(this.dataSource.manager)) return;
    const { username, password = generatePassword() } = this.config.admin;
    if (await this.create(username, await hashPassword(password))) this.announce(password);
  }

  /** Of several servers that start at once on one database, one creates and the others see that it did. */
  private async create(username: string, password: string): Promise<boolean> {
    for (let left = tries; ; left -= 1) {
      try {
        return await this.dataSource.transaction('SERIALIZABLE', manager =>
          this.createIn(manager, username, password),
        );
      } catch (error) {
        // Another one's transaction won, or the database ended ours so that one may; else a failure of its own.
        if (await this.someoneIsThere(this.dataSource.manager)) return false;
        if (left === 1) throw error;
      }
    }
  }

  private async createIn(
    manager: EntityManager,
    username: string,
    password: string,
  ): Promise<boolean> {
    if (await this.someoneIsThere(manager)) return false;
    const now = new Date(this.clock.now());
    const dates = { createdAt: now, updatedAt: now, deletedAt: null };
    const { authorityId } = adminRole;
    const user = await manager.save(UserRow, {
      ...dates,
      uuid: randomUUID(),
      username,
      password,
      nickName: username,
      authorityId,
      enable: 1,
    });
    if (!(await manager.existsBy(AuthorityRow, { authorityId })))
      await manager.insert(AuthorityRow, { ...dates, ...adminRole, parentId: 0 });
    await manager.insert(UserAuthorityRow, { userId: user.id, authorityId });
    return true;
  }

  private someoneIsThere(manager: EntityManager): Promise<boolean> {
    return manager.existsBy(UserRow, { deletedAt: IsNull() });
  }

  private announce(password: string): void {
    const { username, password: given } = this.config.admin;
    const secret =
      given === undefined
        ? `password ${password}. It is shown only this once.`
        : 'with the password of ADMIN_PASSWORD.';
    show(`A first administrator was created: user ${username}, ${secret}`);
  }
}
