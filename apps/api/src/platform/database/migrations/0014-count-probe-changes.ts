import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFor } from '../storage.js';

const counter = 'dialtone_probe_changes';
const [parts, probes] = ['dialtone_probe_parts', ['dial_api', 'dial_apis']] as const;
/** Written each minute, without a word to anybody. */
const uncounted = 'success_rate';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const trigger = (table: string, suffix: string, event: string): string =>
  `CREATE TRIGGER IF NOT EXISTS ${counter}_${suffix} AFTER ${event} ON ${table}
    BEGIN UPDATE ${counter} SET changes = changes + 1; END`;

async function countedColumns(runner: QueryRunner, table: string): Promise<string> {
  const columns = await runner.manager.query<{ name: string }[]>(
    'SELECT name FROM pragma_table_info(?)',
    [table],
  );
  return columns
    .filter(({ name }) => name !== uncounted)
    .map(({ name }) => quoted(name))
    .join(', ');
}

async function probeTable(runner: QueryRunner): Promise<string> {
  for (const name of probes) if (await runner.hasTable(name)) return name;
  throw new Error(`There is no table ${probes.join(' or ')}.`);
}

/**
 * Counts each change of a probe on an SQLite file, whoever makes it, so that nobody need look at all of them to see that
 * nothing has changed. A server has no such triggers: they ask for rights that many lack, and a binary log may refuse them.
 */
export const countProbeChanges: MigrationFor = ({ dialect }) =>
  class CountProbeChanges1795392000014 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      if (dialect !== 'sqlite') return;
      await runner.query(`CREATE TABLE IF NOT EXISTS ${counter} (changes integer NOT NULL)`);
      await runner.query(
        `INSERT INTO ${counter} SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM ${counter})`,
      );
      const table = await probeTable(runner);
      const columns = await countedColumns(runner, table);
      await runner.query(trigger(table, 'insert', 'INSERT'));
      await runner.query(trigger(table, 'update', `UPDATE OF ${columns}`));
      await runner.query(trigger(table, 'delete', 'DELETE'));
      for (const event of ['INSERT', 'UPDATE', 'DELETE'])
        await runner.query(trigger(parts, `parts_${event.toLowerCase()}`, event));
    }

    async down(runner: QueryRunner): Promise<void> {
      if (dialect !== 'sqlite') return;
      const triggers = await runner.manager.query<{ name: string }[]>(
        `SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE '${counter}%'`,
      );
      for (const { name } of triggers) await runner.query(`DROP TRIGGER ${quoted(name)}`);
      await runner.query(`DROP TABLE ${counter}`);
    }
  };
