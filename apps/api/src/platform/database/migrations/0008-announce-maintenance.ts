import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { Dialect, MigrationFor } from '../storage.js';

const creation: Record<Dialect, string> = {
  mysql: `CREATE TABLE IF NOT EXISTS dialtone_maintenances (
    id bigint unsigned NOT NULL AUTO_INCREMENT,
    title varchar(200) NOT NULL,
    probe_ids mediumtext NOT NULL,
    applications mediumtext NOT NULL,
    opens_at bigint NULL COMMENT 'ms since 1970',
    closes_at bigint NULL COMMENT 'ms since 1970',
    cron varchar(200) NULL,
    time_zone varchar(64) NULL,
    duration_ms bigint NULL,
    PRIMARY KEY (id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci`,
  sqlite: `CREATE TABLE IF NOT EXISTS dialtone_maintenances (
    id integer PRIMARY KEY AUTOINCREMENT NOT NULL,
    title varchar(200) NOT NULL,
    probe_ids mediumtext NOT NULL,
    applications mediumtext NOT NULL,
    opens_at bigint NULL,
    closes_at bigint NULL,
    cron varchar(200) NULL,
    time_zone varchar(64) NULL,
    duration_ms bigint NULL
  )`,
};

/** Makes room for the times in which nobody is to look. */
export const announceMaintenance: MigrationFor = ({ dialect }) =>
  class AnnounceMaintenance1795392000008 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(creation[dialect]);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('DROP TABLE dialtone_maintenances');
    }
  };
