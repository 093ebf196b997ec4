import { creationOf, newestResults, resultColumns } from '@dialtone/history';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFor } from '../storage.js';

const added = ['dialtone_newest', 'dialtone_batches'] as const;

/** Makes room for results that are not among the others of their probe yet. */
export const gatherNewestResults: MigrationFor = ({ dialect }) =>
  class GatherNewestResults1795392000009 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      for (const table of added) await runner.query(creationOf(dialect, table));
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(
        `REPLACE INTO dialtone_results (${resultColumns}) SELECT ${resultColumns} FROM ${newestResults}`,
      );
      for (const table of added) await runner.query(`DROP TABLE ${table}`);
    }
  };
