import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { type HistoryPlace, sqlAt } from '@dialtone/history';
import { throwawayFolder } from '../fleet/at-the-end.ts';
import { ownCpuUs } from '../measure.ts';
import { cpuUsOf } from '../process-cpu.ts';
import type { Row } from '../table.ts';
import { type MariaDb, startMariaDb } from './mariadb.ts';
import { store, type Storing } from './store.ts';
import { makeTables } from './tables.ts';
import { untilFlushed } from './until-flushed.ts';

/** With fewer, the first page of each of a thousand probes would weigh more than all that follow. */
const results = 1_000_000;
const bytesGoal = 60;
const rates = { sqlite: 50_000, mariadb: 30_000 };

/** Years of results in little room: how fast they are stored, rollups included, and how much room a million takes. */
export const benchStorage = async (): Promise<Row[]> => [
  ...(await onSqlite()),
  ...(await onMariaDb()),
];

async function onSqlite(): Promise<Row[]> {
  const folder = throwawayFolder();
  const path = join(folder.path, 'history.db');
  const place = { kind: 'sqlite', path } as const;
  await prepare(place);
  const stored = await store(place, results, ownCpuUs);
  // Whoever closes a database last brings all into its file.
  const { size } = statSync(path);
  folder.remove();
  return [
    ...rateRows('SQLite', stored, rates.sqlite),
    {
      what: 'A million results on disk, raw and rolled up, SQLite',
      value: perMillion(size, stored),
      unit: 'MB',
      goal: { most: bytesGoal, of: 'value' },
    },
  ];
}

async function onMariaDb(): Promise<Row[]> {
  const server = await startMariaDb();
  if (server === undefined)
    return [{ what: 'Rows stored, MariaDB', said: 'mariadbd not installed' }];
  const place = await server.place('bench');
  await prepare(place);
  const cpuUs = () => ownCpuUs() + cpuUsOf(server.pid);
  const stored = await store(place, results, cpuUs);
  const flushed = await flush(place, cpuUs);
  const size = await bytesOf(server);
  await server.stop();
  return [
    ...rateRows('MariaDB', { ...stored, cpuUs: stored.cpuUs + flushed }, rates.mariadb),
    {
      what: 'A million results on disk, raw and rolled up, MariaDB',
      value: perMillion(size, stored),
      unit: 'MB',
      goal: { most: bytesGoal, of: 'value' },
    },
  ];
}

/** Pages are compressed as they are written. @returns the processor time until all of them are on disk */
async function flush(place: HistoryPlace, cpuUs: () => number): Promise<number> {
  const began = cpuUs();
  const sql = await sqlAt(place);
  await untilFlushed(sql);
  await sql.close();
  return cpuUs() - began;
}

function rateRows(name: string, { results, cpuUs, seconds }: Storing, least: number): Row[] {
  return [
    {
      what: `Results stored a second of CPU, rolled up, ${name}`,
      value: results / (cpuUs / 1e6),
      unit: '/s',
      goal: { least, of: 'value' },
    },
    { what: `Results stored a second by the clock, ${name}`, value: results / seconds, unit: '/s' },
  ];
}

const perMillion = (bytes: number, { results }: Storing) => bytes / 1e6 / (results / 1e6);

async function prepare(place: HistoryPlace): Promise<void> {
  const sql = await sqlAt(place);
  await makeTables(sql);
  await sql.close();
}

/** What the tables' files take on disk. */
async function bytesOf({ port }: MariaDb): Promise<number> {
  const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' });
  const [rows] = await connection.query(
    "SELECT sum(allocated_size) AS bytes FROM information_schema.innodb_sys_tablespaces WHERE name LIKE 'bench/%'",
  );
  await connection.end();
  return Number((rows as { bytes: string }[])[0]?.bytes);
}
