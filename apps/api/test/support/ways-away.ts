import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hasMariaDb } from '../../src/platform/database/testing/databases.js';
import { connectTo, MariaDb } from '../../src/platform/database/testing/maria-db.js';
import { atTheEnd } from '../../src/platform/database/testing/test-database.js';
import type { ApiProcess } from './api-process.js';

type Rows = readonly unknown[];

/** A database that can go away and come back. */
export interface Leaving {
  readonly environment: Readonly<Record<string, string>>;
  leave(api: ApiProcess): Promise<void> | void;
  comeBack(api: ApiProcess): Promise<void> | void;
  /** Asks it past the API. */
  rows(sql: string): Promise<Rows>;
}

/** A way to be away, on a database in this folder where it is a file. */
export interface WayAway {
  readonly name: string;
  /** Whether it can still be read. */
  readonly readable: boolean;
  /** Whether it is so also for a process that starts. */
  readonly forEverybody: boolean;
  readonly open: (folder: string) => Promise<Leaving>;
}

type Way = (server: MariaDb) => Pick<Leaving, 'leave' | 'comeBack'>;

const killed: Way = server => ({
  leave: async () => server.kill(),
  comeBack: async () => server.resume(),
});
const stalled: Way = server => ({
  leave: () => {
    server.pause();
  },
  comeBack: () => {
    server.goOn();
  },
});

async function mariaDb(way: Way): Promise<Leaving> {
  const server = await MariaDb.start();
  atTheEnd(() => server.stop());
  const place = await server.database();
  const connection = await connectTo(place);
  // The throwaway server does not wait for the disk; one that holds something dear does.
  await connection.query('SET GLOBAL innodb_flush_log_at_trx_commit = 1');
  await connection.end();
  const { user, host, port, database } = place;
  return {
    environment: { DATABASE_URL: `mysql://${user}@${host}:${port}/${database}` },
    ...way(server),
    rows: async sql => {
      const asking = await connectTo(place);
      try {
        const [rows] = await asking.query(sql);
        return rows as Rows;
      } finally {
        await asking.end();
      }
    },
  };
}

const rowsOf = (folder: string) => (sql: string) => {
  const database = new Database(join(folder, 'dialtone.db'), { readonly: true });
  try {
    return Promise.resolve(database.prepare(sql).all());
  } finally {
    database.close();
  }
};

function lockedSqlite(folder: string): Leaving {
  let other: Database.Database | undefined;
  return {
    environment: {},
    leave: () => {
      other = new Database(join(folder, 'dialtone.db'), { timeout: 5000 });
      other.exec('BEGIN IMMEDIATE');
    },
    comeBack: () => {
      other?.close();
    },
    rows: rowsOf(folder),
  };
}

/** Lets the process write no byte to any file from here on, or as much as it likes. */
function limitFiles({ processId }: ApiProcess, bytes: '1' | 'unlimited'): void {
  const { status, stderr } = spawnSync(
    'prlimit',
    ['--pid', String(processId), `--fsize=${bytes}:unlimited`],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(stderr);
}

/** A quota that is used up, for which nobody need be root. */
const usedUpQuota = (folder: string): Leaving => ({
  environment: {},
  leave: api => {
    limitFiles(api, '1');
  },
  comeBack: api => {
    limitFiles(api, 'unlimited');
  },
  rows: rowsOf(folder),
});

const onMariaDb: readonly WayAway[] = [
  {
    name: 'a MariaDB that is killed',
    readable: false,
    forEverybody: true,
    open: async () => mariaDb(killed),
  },
  {
    name: 'a MariaDB that stalls',
    readable: false,
    forEverybody: true,
    open: async () => mariaDb(stalled),
  },
];
const hasPrlimit = spawnSync('prlimit', ['--version']).status === 0;

/** All that can be had on this machine. */
export const waysAway: readonly WayAway[] = [
  {
    name: 'an SQLite file that another locks',
    readable: true,
    forEverybody: true,
    open: folder => Promise.resolve(lockedSqlite(folder)),
  },
  ...(hasPrlimit
    ? [
        {
          name: 'an SQLite file that may not be written',
          readable: true,
          forEverybody: false,
          open: (folder: string) => Promise.resolve(usedUpQuota(folder)),
        },
      ]
    : []),
  ...(hasMariaDb ? onMariaDb : []),
];
