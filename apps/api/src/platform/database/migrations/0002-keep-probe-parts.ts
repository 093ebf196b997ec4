import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

const creation: Record<Dialect, string> = {
  mysql: `CREATE TABLE IF NOT EXISTS dialtone_probe_parts (
    probe_id bigint unsigned NOT NULL,
    parts mediumtext NOT NULL,
    updated_at bigint NOT NULL COMMENT 'ms since 1970',
    PRIMARY KEY (probe_id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  sqlite: `CREATE TABLE IF NOT EXISTS dialtone_probe_parts (
    probe_id bigint unsigned NOT NULL PRIMARY KEY,
    parts text NOT NULL,
    updated_at bigint NOT NULL
  ) WITHOUT ROWID`,
};

/** Makes room for what the mirrored columns cannot hold of a probe. */
export const keepProbeParts: MigrationFor = ({ dialect }) =>
  class KeepProbeParts1795392000002 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(creation[dialect]);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE dialtone_probe_parts');
    }
  };
