import { setTimeout } from 'node:timers/promises';
import type { Sql } from '@dialtone/history';

const fewPages = 500;

/** Has the server put all on disk that it was told, but for a few pages that it keeps writing to. */
export async function untilFlushed(sql: Sql): Promise<void> {
  await sql.run('SET GLOBAL innodb_max_dirty_pages_pct = 0');
  for (let dirty = Infinity; dirty > fewPages;) {
    await setTimeout(500);
    const [row] = await sql.all<{ pages: string }>(
      "SELECT variable_value AS pages FROM information_schema.global_status WHERE variable_name = 'Innodb_buffer_pool_pages_dirty'",
    );
    dirty = Number(row?.pages);
  }
  await sql.run('SET GLOBAL innodb_max_dirty_pages_pct = 90');
}
