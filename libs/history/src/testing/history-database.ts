import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { creationOf, gapEndsCreation, historyTables, type HistoryTable } from '../tables.js';
import type { Sql } from '../sql.js';
import { SqliteSql } from '../sqlite.js';

const opened: Sql[] = [];
const folders: string[] = [];
afterEach(async () => {
  for (const sql of opened.splice(0)) await sql.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The path of a database that goes with the spec. */
export function throwawayPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'dialtone-history-'));
  folders.push(folder);
  return join(folder, 'history.db');
}

/** The tables of the history, empty, in a file of the spec's own. */
export async function aHistoryDatabase(path = throwawayPath()): Promise<Sql> {
  const sql = new SqliteSql(path);
  opened.push(sql);
  await makeTables(sql);
  return sql;
}

export async function makeTables(sql: Sql): Promise<void> {
  for (const table of Object.keys(historyTables(sql.dialect)) as HistoryTable[])
    await sql.run(creationOf(sql.dialect, table));
  await sql.run(gapEndsCreation);
}
