import { FakeClock } from '@dialtone/engine/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { entities } from '../../entities.js';
import { type Config, readConfig } from '../../platform/config.js';
import { createDataSource } from '../../platform/database/data-source.js';
import type { TestDatabase } from '../../platform/database/testing/databases.js';
import { LoginLimits } from '../login-limits.js';
import { hashPassword } from '../password.js';
import { RecentUsers } from '../recent-users.js';
import { SessionService } from '../session.service.js';
import { SignInService } from '../sign-in.service.js';
import { SigningKeyRing } from '../signing-keys.js';
import { Tokens } from '../tokens.js';
import { AuthorityRow, UserAuthorityRow, UserRow } from '../user.entity.js';
import { Users } from '../users.js';

export const hour = 3_600_000;

/** A configuration for a spec; `dataDir` is a folder that it owns. */
export const aConfig = (dataDir: string, environment: Record<string, string> = {}): Config =>
  readConfig({ DATA_DIR: dataDir, DATABASE_TIME_ZONE: 'Asia/Shanghai', ...environment });

export interface Folder extends Disposable {
  readonly path: string;
}

export function aFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'dialtone-auth-'));
  return {
    path,
    [Symbol.dispose]: () => {
      rmSync(path, { recursive: true });
    },
  };
}

const password = 'correct horse';
let hashed: Promise<string> | undefined;

/** All that signs people in, on a database with nobody in it, at the beginning of 2026. */
function authRoom(config: Config, dataSource: DataSource) {
  const clock = new FakeClock();
  const users = new Users(dataSource, clock);
  const limits = new LoginLimits();
  const tokens = new Tokens(new SigningKeyRing(config, clock), clock, config);
  const sessions = new SessionService(tokens, users, new RecentUsers(clock));
  const signIns = new SignInService(users, limits, sessions);
  const rows = dataSource.getRepository(UserRow);

  /** Somebody with the password `correct horse`, unless said otherwise. */
  const addUser = async (parts: Partial<UserRow> = {}): Promise<number> => {
    const now = new Date(clock.now());
    const user = { username: 'ada', createdAt: now, updatedAt: now, deletedAt: null, enable: 1 };
    const hash = await (hashed ??= hashPassword(password));
    return (await rows.save({ ...user, password: hash, ...parts })).id;
  };
  return { config, clock, dataSource, rows, users, limits, tokens, sessions, signIns, addUser };
}

export type AuthRoom = ReturnType<typeof authRoom>;

/** One real database, emptied for each spec. */
export class AuthRooms {
  private constructor(
    private readonly folder: Folder,
    private readonly config: Config,
    private readonly open: () => Promise<DataSource>,
    private dataSource: DataSource,
  ) {}

  static async open(database: TestDatabase): Promise<AuthRooms> {
    const folder = aFolder();
    const location = await database.location();
    const config = aConfig(folder.path);
    const settings = { location, timeZone: config.databaseTimeZone, entities };
    const open = () => createDataSource(settings);
    return new AuthRooms(folder, config, open, await open());
  }

  /** With whoever is in the database. */
  asFound(): AuthRoom {
    return authRoom(this.config, this.dataSource);
  }

  async next(): Promise<AuthRoom> {
    if (!this.dataSource.isInitialized) this.dataSource = await this.open();
    for (const row of [UserRow, UserAuthorityRow, AuthorityRow])
      await this.dataSource.getRepository(row).deleteAll();
    return this.asFound();
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
    this.folder[Symbol.dispose]();
  }
}
