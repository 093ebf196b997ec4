import { creationOf, type HistoryTable } from '@dialtone/history';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

/** Where the rows are built that will be `dialtone_results`. */
const rebuilt = 'dialtone_results_rebuilt';

const insert: Record<Dialect, string> = { mysql: 'INSERT IGNORE', sqlite: 'INSERT OR IGNORE' };

/** ending: 0 up, 1 down, 2 degraded, 3 our own failure. Phases stay the JSON that they are; both forms are read. */
const forward = `(probe_id, started_at, ending, latency_us, reason, message, http_status, phases, judged)
  SELECT probe_id, started_at,
    CASE WHEN reason = 'INTERNAL' THEN 3 WHEN up = 0 THEN 1 WHEN message IS NOT NULL THEN 2 ELSE 0 END,
    latency_us, reason, message, http_status, phases, judged FROM dialtone_results`;

/** What the version before knows of a result; the phases of new rows are bytes that it could not read. */
const backward = `(probe_id, started_at, up, latency_us, reason, message, http_status, judged)
  SELECT probe_id, started_at, CASE WHEN ending IN (0, 2) THEN 1 ELSE 0 END,
    latency_us, reason, message, http_status, judged FROM dialtone_results`;

const before: Record<Dialect, string> = {
  mysql: `CREATE TABLE IF NOT EXISTS ${rebuilt} (
    probe_id bigint unsigned NOT NULL,
    started_at bigint NOT NULL COMMENT 'ms since 1970',
    up tinyint(1) NOT NULL,
    latency_us bigint NOT NULL,
    reason varchar(8) NULL,
    message varchar(500) NULL,
    http_status smallint NULL,
    phases varchar(255) NULL,
    judged text NULL,
    PRIMARY KEY (probe_id, started_at),
    INDEX idx_dialtone_results_started_at (started_at)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  sqlite: `CREATE TABLE IF NOT EXISTS ${rebuilt} (
    probe_id bigint unsigned NOT NULL,
    started_at bigint NOT NULL,
    up tinyint(1) NOT NULL,
    latency_us bigint NOT NULL,
    reason varchar(8) NULL,
    message varchar(500) NULL,
    http_status smallint NULL,
    phases varchar(255) NULL,
    judged text NULL,
    PRIMARY KEY (probe_id, started_at)
  ) WITHOUT ROWID`,
};

const added: readonly HistoryTable[] = [
  'dialtone_gaps',
  'dialtone_transitions',
  'dialtone_minutes',
  'dialtone_hours',
  'dialtone_days',
  'dialtone_marks',
  'dialtone_locations',
];

/** Makes room for an account of every planned run, and for what years of results come to. */
export const accountForRuns: MigrationFor = ({ dialect }) => {
  /** A start that was cut short may have come as far as any of these steps. */
  const rebuild = async (
    runner: QueryRunner,
    creation: string,
    { old, rows }: { readonly old: string; readonly rows: string },
  ): Promise<void> => {
    if (await runner.hasColumn('dialtone_results', old)) {
      await runner.query(creation);
      await runner.query(`${insert[dialect]} INTO ${rebuilt} ${rows}`);
      await runner.query('DROP TABLE dialtone_results');
    }
    if (await runner.hasTable(rebuilt))
      await runner.query(`ALTER TABLE ${rebuilt} RENAME TO dialtone_results`);
  };
  return class AccountForRuns1795392000007 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      for (const table of added) await runner.query(creationOf(dialect, table));
      const creation = creationOf(dialect, 'dialtone_results', rebuilt);
      await rebuild(runner, creation, { old: 'up', rows: forward });
    }

    async down(runner: QueryRunner): Promise<void> {
      await rebuild(runner, before[dialect], { old: 'ending', rows: backward });
      if (dialect === 'sqlite')
        await runner.query(
          'CREATE INDEX IF NOT EXISTS idx_dialtone_results_started_at ON dialtone_results (started_at)',
        );
      for (const table of added) await runner.query(`DROP TABLE ${table}`);
    }
  };
};
