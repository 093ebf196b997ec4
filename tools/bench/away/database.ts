import { join } from 'node:path';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';
import { everyResult, type HistoryPlace, type Sql, sqlAt } from '@dialtone/history';
import { throwawayFolder } from '../fleet/at-the-end.ts';
import { type Fleet, idsOf, targetOf } from '../fleet/fleet.ts';
import { startMariaDb } from '../history/mariadb.ts';

/** A database that can be taken away from the process that uses it, and given back. */
export interface AwayDatabase {
  readonly name: string;
  /** What the process is told of it. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where the process keeps its other files. */
  readonly folder: string;
  /** Asks it past the process. */
  readonly ask: <T>(work: (sql: Sql) => Promise<T>) => Promise<T>;
  readonly leave: () => void;
  readonly comeBack: () => void;
  readonly remove: () => Promise<void>;
}

const asking =
  (place: HistoryPlace): AwayDatabase['ask'] =>
  async work => {
    const sql = await sqlAt(place);
    try {
      return await work(sql);
    } finally {
      await sql.close();
    }
  };

/** An SQLite file, which another connection locks. */
export function lockedSqlite(): AwayDatabase {
  const folder = throwawayFolder();
  const path = join(folder.path, 'dialtone.db');
  let other: Database.Database | undefined;
  return {
    name: 'SQLite locked',
    environment: {},
    folder: folder.path,
    ask: asking({ kind: 'sqlite', path }),
    leave: () => {
      other = new Database(path, { timeout: 10_000 });
      other.exec('BEGIN IMMEDIATE');
    },
    comeBack: () => {
      other?.close();
    },
    remove: () => {
      folder.remove();
      return Promise.resolve();
    },
  };
}

/** A MariaDB that is stopped in its tracks: it takes connections, and answers nothing. */
export async function stoppedMariaDb(): Promise<AwayDatabase | undefined> {
  const server = await startMariaDb();
  if (server === undefined) return undefined;
  const [host, user, database] = ['127.0.0.1', 'root', 'bench'];
  const connection = await createConnection({ host, user, port: server.port });
  await connection.query(`CREATE DATABASE ${database} CHARACTER SET utf8mb4`);
  await connection.end();
  const folder = throwawayFolder();
  return {
    name: 'MariaDB stopped',
    environment: { DATABASE_URL: `mysql://${user}@${host}:${server.port}/${database}` },
    folder: folder.path,
    ask: asking({ kind: 'mysql', host, user, database, port: server.port, password: '' }),
    leave: () => {
      process.kill(server.pid, 'SIGSTOP');
    },
    comeBack: () => {
      process.kill(server.pid, 'SIGCONT');
    },
    remove: async () => {
      await server.stop();
      folder.remove();
    },
  };
}

const columns = ['id', 'created_at', 'updated_at', 'name', 'type', 'http_method', 'url'];

/** Puts a fleet of HTTP probes into the table that other programs write their probes into. */
export async function fileFleet(sql: Sql, fleet: Fleet, port: number): Promise<void> {
  const at = new Date().toISOString().replace('T', ' ').replace('Z', '');
  const rows = idsOf(fleet).map(id => [
    ...[id, at, at, `http ${id}`, 'HTTP', 'GET', targetOf(fleet.kind, id, port)],
    ...[1, 200, `${fleet.everyS}s`],
  ]);
  await sql.insert({
    table: 'dial_api',
    columns: [...columns, 'enabled', 'http_status', 'cron'],
    rows,
  });
}

/** Planned runs that are on record: those that looked at their target, and those that did not, for which reason. */
export async function onRecord(
  sql: Sql,
): Promise<{ readonly looked: number; readonly missed: number }> {
  const results = await sql.all<{ runs: number }>(
    everyResult(from => `SELECT COUNT(*) AS runs FROM ${from} WHERE asked = 0`),
  );
  const [gaps] = await sql.all<{ runs: number | string | null }>(
    'SELECT SUM(runs) AS runs FROM dialtone_gaps',
  );
  const looked = results.reduce((sum, { runs }) => sum + runs, 0);
  return { looked, missed: Number(gaps?.runs ?? 0) };
}
