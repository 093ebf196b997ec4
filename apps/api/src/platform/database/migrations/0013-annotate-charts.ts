import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

const creation: Record<Dialect, readonly string[]> = {
  mysql: [
    `CREATE TABLE IF NOT EXISTS dialtone_annotations (
      id bigint unsigned NOT NULL AUTO_INCREMENT,
      happened_at bigint NOT NULL COMMENT 'ms since 1970',
      title varchar(200) NOT NULL,
      url varchar(2000) NULL,
      probe_ids mediumtext NOT NULL,
      applications mediumtext NOT NULL,
      username varchar(191) NULL,
      PRIMARY KEY (id),
      INDEX dialtone_annotations_time (happened_at)
    ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  ],
  sqlite: [
    `CREATE TABLE IF NOT EXISTS dialtone_annotations (
      id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
      happened_at bigint NOT NULL,
      title varchar(200) NOT NULL,
      url varchar(2000) NULL,
      probe_ids mediumtext NOT NULL,
      applications mediumtext NOT NULL,
      username varchar(191) NULL
    )`,
    'CREATE INDEX IF NOT EXISTS dialtone_annotations_time ON dialtone_annotations (happened_at)',
  ],
};

/** Makes room for what happened outside, such as deployments. */
export const annotateCharts: MigrationFor = ({ dialect }) =>
  class AnnotateCharts1795392000013 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      for (const statement of creation[dialect]) await runner.query(statement);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE dialtone_annotations');
    }
  };
