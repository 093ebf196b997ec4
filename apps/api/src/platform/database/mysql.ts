import { impatientSocket } from '@dialtone/history';
import mysql from 'mysql2';
import type { DataSourceOptions } from 'typeorm';
import type { DatabaseLocation } from '../database-location.js';

type MysqlLocation = Extract<DatabaseLocation, { kind: 'mysql' }>;

const connectMs = 10_000;
const connections = 10;
/** A server that vanished without a word is noticed after this silence. */
const keepAliveMs = 10_000;

/**
 * Strict, so that a value too long is an error and never cut; named in full, for a server that was set to
 * read backslashes otherwise would not understand how values are escaped.
 */
const session =
  "SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION', time_zone = '+00:00'";

/** Every new connection is set up before its first query; one that refuses is not used. */
function prepare(connection: mysql.PoolConnection): void {
  connection.query(session, error => {
    if (error) connection.destroy();
  });
}

/** What TypeORM takes for the mysql2 package. The pool opens anew what was lost. */
const driver = {
  createPool(options: mysql.PoolOptions): mysql.Pool {
    const pool = mysql.createPool(options);
    pool.on('connection', prepare);
    return pool;
  },
};

/**
 * Datetimes come as text and big numbers as numbers; the columns know what to make of them.
 * @param patienceMs how long a server may be silent before it is given up; without it, as long as a migration takes
 */
export const mysqlOptions = (location: MysqlLocation, patienceMs?: number) => {
  const { host, port, user, password, database } = location;
  return {
    type: 'mysql',
    driver,
    host,
    port,
    username: user,
    password,
    database,
    poolSize: connections,
    connectTimeout: connectMs,
    extra: {
      keepAliveInitialDelay: keepAliveMs,
      ...(patienceMs !== undefined && { stream: () => impatientSocket(location, patienceMs) }),
    },
    charset: 'utf8mb4_general_ci',
    timezone: 'Z',
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: false,
  } as const satisfies DataSourceOptions;
};
