import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFor } from '../storage.js';

/** Tells an answer that is outside a limit that only warns from one that is not. */
export const rememberDegraded: MigrationFor = () =>
  class RememberDegraded1795392000006 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      if (!(await runner.hasColumn('dialtone_answers', 'degraded')))
        await runner.query(
          'ALTER TABLE dialtone_answers ADD COLUMN degraded tinyint(1) NOT NULL DEFAULT 0',
        );
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query('ALTER TABLE dialtone_answers DROP COLUMN degraded');
    }
  };
