import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseLocation } from '../../database-location.js';
import { atTheEnd, type TestDatabase } from './test-database.js';

/** A file that is not there yet, in a folder that goes when the spec file ends. */
export function throwawaySqlite(): Extract<DatabaseLocation, { kind: 'sqlite' }> {
  const folder = mkdtempSync(join(tmpdir(), 'dialtone-sqlite-'));
  atTheEnd(() => {
    rmSync(folder, { recursive: true });
  });
  return { kind: 'sqlite', path: join(folder, 'dialtone.db') };
}

export const sqlite: TestDatabase = {
  name: 'SQLite',
  dialect: 'sqlite',
  location: () => Promise.resolve(throwawaySqlite()),
};
