import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Connection } from 'mysql2/promise';

/** `union` went through all of them, as one that was upgraded in place. */
export const vintages = ['v2.6.1', 'v2.7.7', 'v3.0.0', 'union'] as const;
export type Vintage = (typeof vintages)[number];

const folder = join(import.meta.dirname, '../../../../test/gva');
const read = (name: string): string => readFileSync(join(folder, `${name}.sql`), 'utf8');

/**
 * Fills an empty database as a Gin-Vue-Admin of that version, at +08:00, would have left it. `test/gva/rows.sql`
 * says what each row is. Take the connection from `connectTo`.
 */
export async function loadGvaDatabase(connection: Connection, vintage: Vintage): Promise<void> {
  await connection.query(read(vintage));
  await connection.query(read('rows'));
}
