import Database from 'better-sqlite3';
import { join } from 'node:path';
import { hasMariaDb } from '../../src/platform/database/testing/databases.js';
import { connectTo, MariaDb } from '../../src/platform/database/testing/maria-db.js';
import { atTheEnd } from '../../src/platform/database/testing/test-database.js';
import type { ApiProcess } from './api-process.js';
import {
  canLimitFiles,
  canMakeImmutable,
  canMount,
  fillUp,
  makeImmutable,
  mountReadOnly,
  mountSmallDisk,
  run,
} from './disk-trouble.js';

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
  /** What `/readyz` says of it. */
  readonly unready: RegExp;
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
  run('prlimit', '--pid', String(processId), `--fsize=${bytes}:unlimited`);
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

/** An SQLite file to which something is done that can be undone. */
function troubledSqlite(folder: string, begin: () => () => void): Leaving {
  let end: (() => void) | undefined;
  const comeBack = () => {
    end?.();
    end = undefined;
  };
  atTheEnd(comeBack);
  return {
    environment: {},
    leave: () => {
      end = begin();
    },
    comeBack,
    rows: rowsOf(folder),
  };
}

function fullDisk(folder: string): Leaving {
  mountSmallDisk(folder, 48);
  return troubledSqlite(folder, () => fillUp(folder));
}

const readOnlyFiles = (folder: string): Leaving =>
  // What the log's index is mapped from is left alone: a process that writes there would be killed.
  troubledSqlite(folder, () =>
    makeImmutable(join(folder, 'dialtone.db'), join(folder, 'dialtone.db-wal')),
  );

const readOnlyVolume = (folder: string): Leaving =>
  troubledSqlite(folder, () => mountReadOnly(folder));

const onMariaDb: readonly WayAway[] = [
  {
    name: 'a MariaDB that is killed',
    unready: /^The database does not answer\.$/u,
    forEverybody: true,
    open: async () => mariaDb(killed),
  },
  {
    name: 'a MariaDB that stalls',
    unready: /^The database does not answer\.$/u,
    forEverybody: true,
    open: async () => mariaDb(stalled),
  },
];
const onDisks: readonly (WayAway & { readonly possible: boolean })[] = [
  {
    name: 'an SQLite file that may not grow',
    possible: canLimitFiles,
    unready: /^The disk of the database takes no changes\. Nothing/u,
    forEverybody: false,
    open: folder => Promise.resolve(usedUpQuota(folder)),
  },
  {
    name: 'an SQLite file on a disk that is full',
    possible: canMount,
    unready: /^There is no room for the database\. Nothing/u,
    forEverybody: false,
    open: folder => Promise.resolve(fullDisk(folder)),
  },
  {
    name: 'an SQLite file that becomes read-only',
    possible: canMakeImmutable,
    unready: /^The disk of the database takes no changes\. Nothing/u,
    forEverybody: true,
    open: folder => Promise.resolve(readOnlyFiles(folder)),
  },
];

const locked: WayAway = {
  name: 'an SQLite file that another locks',
  unready: /^Another process locks the database\. Nothing could be written for \d+ s; the checks/u,
  forEverybody: true,
  open: folder => Promise.resolve(lockedSqlite(folder)),
};

/** All that can be had on this machine. */
export const waysAway: readonly WayAway[] = [
  locked,
  ...onDisks.filter(({ possible }) => possible),
  ...(hasMariaDb ? onMariaDb : []),
];

/** And what a process can only meet when it starts. */
export const waysToStart: readonly Pick<WayAway, 'name' | 'open'>[] = [
  ...waysAway.filter(({ forEverybody }) => forEverybody),
  ...(canMount
    ? [
        {
          name: 'an SQLite file on a read-only volume',
          open: (folder: string) => Promise.resolve(readOnlyVolume(folder)),
        },
      ]
    : []),
];
