import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

const creation: Record<Dialect, readonly string[]> = {
  mysql: [
    `CREATE TABLE IF NOT EXISTS dialtone_probe_edits (
      id bigint unsigned NOT NULL AUTO_INCREMENT,
      probe_id bigint unsigned NOT NULL,
      edited_at bigint NOT NULL COMMENT 'ms since 1970',
      kind varchar(8) NOT NULL,
      user_id bigint unsigned NULL COMMENT 'NULL: another program',
      username varchar(191) NULL,
      fields mediumtext NOT NULL,
      PRIMARY KEY (id),
      INDEX dialtone_probe_edits_probe (probe_id, id),
      INDEX dialtone_probe_edits_age (edited_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  ],
  sqlite: [
    `CREATE TABLE IF NOT EXISTS dialtone_probe_edits (
      id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
      probe_id bigint unsigned NOT NULL,
      edited_at bigint NOT NULL,
      kind varchar(8) NOT NULL,
      user_id bigint unsigned NULL,
      username varchar(191) NULL,
      fields mediumtext NOT NULL
    )`,
    'CREATE INDEX IF NOT EXISTS dialtone_probe_edits_probe ON dialtone_probe_edits (probe_id, id)',
    'CREATE INDEX IF NOT EXISTS dialtone_probe_edits_age ON dialtone_probe_edits (edited_at)',
  ],
};

/** Makes room for who changed what of a probe, and when. */
export const keepProbeEdits: MigrationFor = ({ dialect }) =>
  class KeepProbeEdits1795392000012 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      for (const statement of creation[dialect]) await runner.query(statement);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE dialtone_probe_edits');
    }
  };
