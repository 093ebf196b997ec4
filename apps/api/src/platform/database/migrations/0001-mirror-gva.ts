import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, Ground, MigrationFor } from '../storage.js';
import { fromWallTime, toWallTime } from '../wall-time.js';
import { creation } from './creation.js';
import { mirroredTables, type MirroredTable } from './mirrored-table.js';

/** Under either name the probes are there. */
const alsoKnownAs: Partial<Record<MirroredTable, string>> = { dial_api: 'dial_apis' };

const now: Record<Dialect, string> = {
  mysql: 'SELECT UTC_TIMESTAMP(3) AS now',
  sqlite: "SELECT strftime('%Y-%m-%d %H:%M:%f', 'now') AS now",
};

async function isThere(runner: QueryRunner, table: MirroredTable): Promise<boolean> {
  const other = alsoKnownAs[table];
  return (await runner.hasTable(table)) || (other !== undefined && (await runner.hasTable(other)));
}

/** A table that is there belongs to Gin-Vue-Admin and stays as it is; what we make, we write down. */
async function create(runner: QueryRunner, table: MirroredTable, dialect: Dialect): Promise<void> {
  if (await isThere(runner, table)) return;
  for (const statement of creation[dialect](table)) await runner.query(statement);
  await runner.query('INSERT INTO dialtone_tables (name) VALUES (?)', [table]);
}

async function made(runner: QueryRunner): Promise<readonly string[]> {
  const rows = await runner.manager.query<{ name: string }[]>('SELECT name FROM dialtone_tables');
  return rows.map(({ name }) => name);
}

/** The role that new users get by default. */
async function seedRole(runner: QueryRunner, { dialect, zone }: Ground): Promise<void> {
  const roles = await runner.manager.query<unknown[]>('SELECT authority_id FROM sys_authorities');
  if (roles.length > 0) return;
  const [clock] = await runner.manager.query<{ now: string }[]>(now[dialect]);
  const utc = fromWallTime(clock?.now ?? null, 'UTC');
  const time = utc && toWallTime(utc, zone);
  await runner.query(
    `INSERT INTO sys_authorities (created_at, updated_at, authority_id, authority_name, parent_id)
      VALUES (?, ?, 888, '普通用户', 0)`,
    [time, time],
  );
}

/** Makes what is missing of the tables that come from Gin-Vue-Admin. */
export const mirrorGva: MigrationFor = ground =>
  class MirrorGva1795392000001 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(
        'CREATE TABLE IF NOT EXISTS dialtone_tables (name varchar(64) NOT NULL PRIMARY KEY)',
      );
      for (const table of mirroredTables) await create(runner, table, ground.dialect);
      if ((await made(runner)).includes('sys_authorities')) await seedRole(runner, ground);
    }

    async down(runner: QueryRunner): Promise<void> {
      for (const table of await made(runner)) await runner.query(`DROP TABLE IF EXISTS ${table}`);
      await runner.query('DROP TABLE dialtone_tables');
    }
  };
