import {
  compactionOf,
  creationOf,
  growingTables,
  historyTables,
  type HistoryTable,
  type Sql,
} from '@dialtone/history';

/** Makes the tables of the history in an empty database. */
export async function makeTables(sql: Sql): Promise<void> {
  for (const table of Object.keys(historyTables(sql.dialect)) as HistoryTable[])
    await sql.run(creationOf(sql.dialect, table));
  if (sql.dialect === 'mysql')
    for (const table of growingTables) await sql.run(compactionOf(table));
}
