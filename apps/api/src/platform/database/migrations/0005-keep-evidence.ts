import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

const creation: Record<Dialect, string> = {
  mysql: `CREATE TABLE IF NOT EXISTS dialtone_evidence (
      probe_id bigint unsigned NOT NULL,
      started_at bigint NOT NULL COMMENT 'ms since 1970',
      good tinyint(1) NOT NULL,
      evidence mediumtext NOT NULL,
      PRIMARY KEY (probe_id, started_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  sqlite: `CREATE TABLE IF NOT EXISTS dialtone_evidence (
      probe_id bigint unsigned NOT NULL,
      started_at bigint NOT NULL,
      good tinyint(1) NOT NULL,
      evidence mediumtext NOT NULL,
      PRIMARY KEY (probe_id, started_at)
    )`,
};

/** Makes room for what failures looked like, and for how each expectation of a result was judged. */
export const keepEvidence: MigrationFor = ({ dialect }) =>
  class KeepEvidence1795392000005 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(creation[dialect]);
      // A start that was cut short may have come this far.
      if (!(await runner.hasColumn('dialtone_results', 'judged')))
        await runner.query('ALTER TABLE dialtone_results ADD COLUMN judged text NULL');
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('ALTER TABLE dialtone_results DROP COLUMN judged');
      await runner.query('DROP TABLE dialtone_evidence');
    }
  };
