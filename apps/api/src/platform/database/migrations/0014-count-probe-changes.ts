import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFor } from '../storage.js';

const counter = 'dialtone_probe_changes';
const [probes, parts] = ['dial_api', 'dialtone_probe_parts'];
/** Written each minute, without a word to anybody. */
const uncounted = 'success_rate';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const trigger = (table: string, suffix: string, event: string): string =>
  `CREATE TRIGGER IF NOT EXISTS ${counter}_${suffix} AFTER ${event} ON ${table}
    BEGIN UPDATE ${counter} SET changes = changes + 1; END`;

async function countedColumns(runner: QueryRunner): Promise<string> {
  const columns = await runner.manager.query<{ name: string }[]>(
    'SELECT name FROM pragma_table_info(?)',
    [probes],
  );
  return columns
    .filter(({ name }) => name !== uncounted)
    .map(({ name }) => quoted(name))
    .join(', ');
}

/** A table that was there before us is not ours to put triggers on. */
async function isOurs(runner: QueryRunner): Promise<boolean> {
  const made = await runner.manager.query<unknown[]>(
    'SELECT 1 FROM dialtone_tables WHERE name = ?',
    [probes],
  );
  return made.length > 0;
}

/**
 * Counts each change of a probe in an SQLite file, whoever makes it, so that nobody need look at all of them to see that
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
      if (!(await isOurs(runner))) return;
      const columns = await countedColumns(runner);
      await runner.query(trigger(probes, 'insert', 'INSERT'));
      await runner.query(trigger(probes, 'update', `UPDATE OF ${columns}`));
      await runner.query(trigger(probes, 'delete', 'DELETE'));
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
