import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { afterEach, describe, expect, it } from 'vitest';
import type { DatabaseLocation } from '../database-location.js';
import { createDataSource } from './data-source.js';
import { liveTables } from './live-tables.js';
import type { Entities } from './storage.js';
import { databases, hasMariaDb, throwawayMariaDb } from './testing/databases.js';
import { connectTo } from './testing/maria-db.js';
import { throwawaySqlite } from './testing/sqlite.js';

const nothing: Entities = () => [];
let opened: DataSource | undefined;

async function open(location: DatabaseLocation, entities = nothing): Promise<DataSource> {
  opened = await createDataSource({ location, timeZone: 'UTC', entities });
  return opened;
}

afterEach(async () => {
  await opened?.destroy();
  opened = undefined;
});

describe.each(databases)('a database on $name', ({ dialect, location }) => {
  it('has our tables and no other after it is opened', async () => {
    const dataSource = await open(await location());
    const tables = await liveTables(dataSource, dialect);
    const ours = [...tables.keys()].filter(name => !name.startsWith('sqlite_'));
    expect(ours.toSorted()).toEqual([
      'dial_api',
      'dialtone_annotations',
      'dialtone_answers',
      'dialtone_batches',
      'dialtone_days',
      'dialtone_evidence',
      'dialtone_gaps',
      'dialtone_hours',
      'dialtone_locations',
      'dialtone_maintenances',
      'dialtone_marks',
      'dialtone_migrations',
      'dialtone_minutes',
      'dialtone_newest',
      ...(dialect === 'sqlite' ? ['dialtone_probe_changes'] : []),
      'dialtone_probe_edits',
      'dialtone_probe_parts',
      'dialtone_results',
      'dialtone_tables',
      'dialtone_transitions',
      'sys_authorities',
      'sys_operation_records',
      'sys_user_authority',
      'sys_users',
    ]);
  });

  it('opens again with what it held', async () => {
    const where = await location();
    await (await open(where)).query("INSERT INTO dial_api (name) VALUES ('kept')");
    await opened?.destroy();
    const found = await (await open(where)).query<unknown[]>('SELECT name FROM dial_api');
    expect(found).toEqual([{ name: 'kept' }]);
  });

  it('says which column an entity misses', async () => {
    const where = await location();
    await (await open(where)).query('ALTER TABLE dial_api DROP COLUMN success_rate');
    await opened?.destroy();
    opened = undefined;
    const { probeSchema } = await import('../../probe/probe.entity.js');
    await expect(open(where, storage => [probeSchema(storage)])).rejects.toThrow(
      /cannot be opened: its table dial_api has no column success_rate$/,
    );
  });
});

describe('an SQLite database', () => {
  it('is its owner’s alone', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dialtone-'));
    const path = join(folder, 'data', 'dialtone.db');
    await open({ kind: 'sqlite', path });
    const modes = ['', 'dialtone.db', 'dialtone.db-wal', 'dialtone.db-shm'].map(
      name => statSync(join(folder, 'data', name)).mode & 0o777,
    );
    expect(modes).toEqual([0o700, 0o600, 0o600, 0o600]);
    rmSync(folder, { recursive: true });
  });

  it('is set up to be safe, and never to hold up the thread of the checks by waiting', async () => {
    const dataSource = await open(throwawaySqlite());
    const pragma = (name: string) => dataSource.query<unknown[]>(`PRAGMA ${name}`);
    expect(await pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await pragma('synchronous')).toEqual([{ synchronous: 1 }]);
    expect(await pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
    expect(await pragma('busy_timeout')).toEqual([{ timeout: 0 }]);
  });

  it('says what is wrong with the file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'dialtone-'));
    const path = join(folder, 'dialtone.db');
    writeFileSync(path, 'this is no database, and long enough to be read as one'.repeat(40));
    await expect(open({ kind: 'sqlite', path })).rejects.toThrow(
      `The database sqlite:${path} cannot be opened: file is not a database`,
    );
    mkdirSync(join(folder, 'folder'));
    await expect(open({ kind: 'sqlite', path: join(folder, 'folder') })).rejects.toThrow(
      /^The database sqlite:.* cannot be opened: EISDIR/,
    );
    rmSync(folder, { recursive: true });
  });
});

describe('a MySQL database that cannot be opened', () => {
  const hidden = {
    kind: 'mysql',
    host: '127.0.0.1',
    user: 'dialtone',
    password: 's3cret',
  } as const;

  async function complaint(location: DatabaseLocation): Promise<string> {
    const error: unknown = await open(location).catch((cause: unknown) => cause);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain('s3cret');
    return String(error);
  }

  it('is named without its password when nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    server.close();
    await once(server, 'close');
    expect(await complaint({ ...hidden, port, database: 'gva' })).toBe(
      `Error: The database mysql://dialtone@127.0.0.1:${port}/gva cannot be opened: connect ECONNREFUSED 127.0.0.1:${port}`,
    );
  });

  it.runIf(hasMariaDb)('is named without its password when the server refuses it', async () => {
    const { port, database } = await (await throwawayMariaDb()).database();
    expect(await complaint({ ...hidden, port, database })).toMatch(
      /cannot be opened: Access denied for user 'dialtone'@/,
    );
  });
});

describe.runIf(hasMariaDb)('a MySQL session', () => {
  it('refuses what is too long and understands backslashes, however the server is set up', async () => {
    const where = await (await throwawayMariaDb()).database();
    const other = await connectTo(where);
    await other.query("SET GLOBAL sql_mode = 'NO_BACKSLASH_ESCAPES,ANSI_QUOTES'");
    try {
      const dataSource = await open(where);
      const add = (name: string) =>
        dataSource.query<unknown>('INSERT INTO dial_api (name) VALUES (?)', [name]);
      await expect(add('x'.repeat(33))).rejects.toThrow(/Data too long for column 'name'/);
      await add("\\' OR 1=1 -- 🚀");
      expect(await dataSource.query<unknown[]>('SELECT name FROM dial_api')).toEqual([
        { name: "\\' OR 1=1 -- 🚀" },
      ]);
      await expect(dataSource.query('SELECT 1; SELECT 2')).rejects.toThrow(/SQL syntax/);
    } finally {
      await other.query('SET GLOBAL sql_mode = DEFAULT');
      await other.end();
    }
  });
});
