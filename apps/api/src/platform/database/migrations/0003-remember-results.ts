import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

/** The key keeps one probe's results together, in the order of time; the index is for forgetting. */
const creation: Record<Dialect, readonly string[]> = {
  mysql: [
    `CREATE TABLE IF NOT EXISTS dialtone_results (
      probe_id bigint unsigned NOT NULL,
      started_at bigint NOT NULL COMMENT 'ms since 1970',
      up tinyint(1) NOT NULL,
      latency_us bigint NOT NULL,
      reason varchar(8) NULL,
      message varchar(500) NULL,
      http_status smallint NULL,
      phases varchar(255) NULL,
      PRIMARY KEY (probe_id, started_at),
      INDEX idx_dialtone_results_started_at (started_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  ],
  sqlite: [
    `CREATE TABLE IF NOT EXISTS dialtone_results (
      probe_id bigint unsigned NOT NULL,
      started_at bigint NOT NULL,
      up tinyint(1) NOT NULL,
      latency_us bigint NOT NULL,
      reason varchar(8) NULL,
      message varchar(500) NULL,
      http_status smallint NULL,
      phases varchar(255) NULL,
      PRIMARY KEY (probe_id, started_at)
    ) WITHOUT ROWID`,
    `CREATE INDEX IF NOT EXISTS idx_dialtone_results_started_at ON dialtone_results (started_at)`,
  ],
};

/** Makes room for what the checks saw. */
export const rememberResults: MigrationFor = ({ dialect }) =>
  class RememberResults1795392000003 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      for (const statement of creation[dialect]) await runner.query(statement);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE dialtone_results');
    }
  };
