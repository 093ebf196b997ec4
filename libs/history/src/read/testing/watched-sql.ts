import type { Row, Sql, Value } from '../../sql.js';

/** A statement that was said, with how many rows came back. */
export interface Said {
  readonly text: string;
  readonly values: readonly Value[];
  readonly rows: number;
}

/** A database that remembers what it is asked. */
export function watched(sql: Sql): { readonly sql: Sql; readonly said: Said[] } {
  const said: Said[] = [];
  const all = async <R extends Row>(text: string, values: readonly Value[] = []): Promise<R[]> => {
    const rows = await sql.all<R>(text, values);
    said.push({ text, values, rows: rows.length });
    return rows;
  };
  return {
    said,
    sql: {
      dialect: sql.dialect,
      all,
      run: async (text, values) => sql.run(text, values),
      insert: async rows => sql.insert(rows),
      put: async rows => sql.put(rows),
      transaction: async work => sql.transaction(work),
      close: async () => sql.close(),
    },
  };
}
