import { compactionOf, growingTables } from '@dialtone/history';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import type { MigrationFor } from '../storage.js';

/**
 * Keeps a history that begins in less room on MariaDB. Tables that hold something stay as they are, for to make months
 * of results anew would keep the start waiting; whoever wants that finds the statement in docs/rooms/history.md.
 */
export const keepHistoryCompact: MigrationFor = ({ dialect }) =>
  class KeepHistoryCompact1795392000011 implements MigrationInterface {
    async up(runner: QueryRunner): Promise<void> {
      if (dialect === 'sqlite') return;
      for (const table of growingTables)
        if (await isEmpty(runner, table)) await runner.query(compactionOf(table)).catch(ifRefused);
    }

    /** Every version reads what is kept so. */
    async down(): Promise<void> {
      return Promise.resolve();
    }
  };

const isEmpty = async (runner: QueryRunner, table: string): Promise<boolean> =>
  ((await runner.query(`SELECT 1 FROM ${table} LIMIT 1`)) as unknown[]).length === 0;

/** So a server answers that keeps all tables in one file, or this one in another form. Then it takes more room. */
function ifRefused(error: unknown): void {
  if (error instanceof Error && 'code' in error && error.code === refusal) return;
  throw error;
}

const refusal = 'ER_ILLEGAL_HA_CREATE_OPTION';
