import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { DatabaseLocation } from '../../config.js';
import type { Dialect } from '../columns.js';
import { MariaDb, missing } from './maria-db.js';

/** A kind of database to run specs on. */
export interface TestDatabase {
  readonly name: string;
  readonly dialect: Dialect;
  /** Makes an empty database that goes when the spec file ends. */
  readonly location: () => Promise<DatabaseLocation>;
}

const cleanUps: (() => unknown)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

const sqlite: TestDatabase = {
  name: 'SQLite',
  dialect: 'sqlite',
  location: () => {
    const folder = mkdtempSync(join(tmpdir(), 'dialtone-sqlite-'));
    cleanUps.push(() => {
      rmSync(folder, { recursive: true });
    });
    return Promise.resolve({ kind: 'sqlite', path: join(folder, 'dialtone.db') });
  },
};

let running: Promise<MariaDb> | undefined;

async function start(): Promise<MariaDb> {
  const mariaDb = await MariaDb.start();
  cleanUps.push(() => mariaDb.stop());
  return mariaDb;
}

/** One server for the whole spec file, started when it is first needed and stopped at the end. */
export const throwawayMariaDb = (): Promise<MariaDb> => (running ??= start());

const mariaDb: TestDatabase = {
  name: 'MariaDB',
  dialect: 'mysql',
  location: async () => (await throwawayMariaDb()).database(),
};

/** Whether specs on MariaDB can run. On CI they must, and fail with the reason. */
export const hasMariaDb = missing === undefined || process.env.CI === 'true';
if (!hasMariaDb) console.warn(`${missing}: the specs on MySQL did not run`);

/** For `describe.each(databases)('a subject on $name', ({ location }) => …)`. */
export const databases: readonly TestDatabase[] = hasMariaDb ? [sqlite, mariaDb] : [sqlite];
