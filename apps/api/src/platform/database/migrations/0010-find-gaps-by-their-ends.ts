import { gapEndsCreation } from '@dialtone/history';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFor } from '../storage.js';

const dropping = {
  mysql: 'DROP INDEX dialtone_gaps_ends ON dialtone_gaps',
  sqlite: 'DROP INDEX dialtone_gaps_ends',
} as const;

/** Gaps of one probe may reach into one another, so none of them is found by where the others begin. */
export const findGapsByTheirEnds: MigrationFor = ({ dialect }) =>
  class FindGapsByTheirEnds1795392000010 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      await runner.query(gapEndsCreation);
    }

    async down(runner: QueryRunner): Promise<void> {
      await runner.query(dropping[dialect]);
    }
  };
