import type { DataSourceOptions } from 'typeorm';
import type { DatabaseLocation } from '../database-location.js';
import type { Dialect } from './storage.js';
import { mysqlOptions } from './mysql.js';
import { sqliteOptions } from './sqlite.js';

export const dialectOf = ({ kind }: DatabaseLocation): Dialect => kind;

/**
 * How TypeORM is to connect.
 * @param patienceMs how long a server may be silent, or a file locked, before it is given up; without it, as long as a migration takes
 */
export const connectionTo = (location: DatabaseLocation, patienceMs?: number): DataSourceOptions =>
  location.kind === 'mysql'
    ? mysqlOptions(location, patienceMs)
    : sqliteOptions(location.path, patienceMs);

/** The database as a person would point at it, without the password. */
export const nameOf = (location: DatabaseLocation): string =>
  location.kind === 'mysql'
    ? `mysql://${location.user}@${location.host}:${location.port}/${location.database}`
    : `sqlite:${location.path}`;
