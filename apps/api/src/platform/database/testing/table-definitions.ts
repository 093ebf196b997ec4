import type { Connection, RowDataPacket } from 'mysql2/promise';

interface Definition extends RowDataPacket {
  readonly Table: string;
  readonly 'Create Table': string;
}

/** `SHOW CREATE TABLE` of every table, by name, without the next key, which is data. */
export async function tableDefinitions(connection: Connection): Promise<Record<string, string>> {
  const [names] = await connection.query<RowDataPacket[][]>({
    sql: 'SHOW TABLES',
    rowsAsArray: true,
  });
  const definitions: Record<string, string> = {};
  for (const [name] of names) {
    const [[found]] = await connection.query<Definition[]>('SHOW CREATE TABLE ??', [name]);
    if (found) definitions[found.Table] = found['Create Table'].replace(/ AUTO_INCREMENT=\d+/, '');
  }
  return definitions;
}
