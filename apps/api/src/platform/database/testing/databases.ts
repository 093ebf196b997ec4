import { beforeAll } from 'vitest';
import { missing } from './find-maria-db.js';
import { MariaDb } from './maria-db.js';
import { sqlite } from './sqlite.js';
import { atTheEnd, type TestDatabase } from './test-database.js';

export type { TestDatabase } from './test-database.js';

/** Whether specs on MariaDB are to run. On CI they are, and without MariaDB they fail with that reason. */
export const hasMariaDb = missing === undefined || process.env.CI === 'true';
if (!hasMariaDb) console.warn(`${missing}: the specs on MySQL did not run`);

let running: Promise<MariaDb> | undefined;

async function start(): Promise<MariaDb> {
  const mariaDb = await MariaDb.start();
  atTheEnd(() => mariaDb.stop());
  return mariaDb;
}

/** One server for the whole spec file, stopped at its end. */
export const throwawayMariaDb = (): Promise<MariaDb> => (running ??= start());

// Its start is not counted as the first spec's time.
if (hasMariaDb) beforeAll(throwawayMariaDb);

const mariaDb: TestDatabase = {
  name: 'MariaDB',
  dialect: 'mysql',
  location: async () => (await throwawayMariaDb()).database(),
};

/** For `describe.each(databases)('a subject on $name', ({ location }) => …)`. */
export const databases: readonly TestDatabase[] = hasMariaDb ? [sqlite, mariaDb] : [sqlite];
