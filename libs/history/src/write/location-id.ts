import type { Sql } from '../sql.js';

/** The number of a place by its name; a new place gets the next. */
export async function locationId(sql: Sql, name: string): Promise<number> {
  return sql.transaction(async statements => {
    const known = await statements.all<{ id: number; name: string }>(
      'SELECT id, name FROM dialtone_locations ORDER BY id',
    );
    const found = known.find(location => location.name === name);
    if (found !== undefined) return found.id;
    const id = (known.at(-1)?.id ?? -1) + 1;
    await statements.insert({
      table: 'dialtone_locations',
      columns: ['id', 'name'],
      rows: [[id, name]],
    });
    return id;
  });
}
