import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

const creation: Record<Dialect, string> = {
  mysql: `CREATE TABLE IF NOT EXISTS dialtone_answers (
      probe_id bigint unsigned NOT NULL,
      up tinyint(1) NOT NULL,
      since bigint NOT NULL COMMENT 'ms since 1970',
      PRIMARY KEY (probe_id)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  sqlite: `CREATE TABLE IF NOT EXISTS dialtone_answers (
      probe_id bigint unsigned NOT NULL PRIMARY KEY,
      up tinyint(1) NOT NULL,
      since bigint NOT NULL
    ) WITHOUT ROWID`,
};

/** Makes room for since when each target has given its last answer, which would be long to look for in the results. */
export const rememberAnswers: MigrationFor = ({ dialect }) =>
  class RememberAnswers1795392000004 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(creation[dialect]);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE dialtone_answers');
    }
  };
