import type { EntitySchema } from 'typeorm';
import { schemaOf, type ColumnsOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

/**
 * One entry of Gin-Vue-Admin's operation log. Its versions disagree on two columns: write both forms of
 * the duration, and the one that the table has is stored.
 */
export class OperationRecordRow {
  id!: number;
  createdAt!: Date | null;
  updatedAt!: Date | null;
  deletedAt!: Date | null;
  ip!: string | null;
  method!: string | null;
  path!: string | null;
  status!: number | null;
  /** In nanoseconds. Absent where the table counts in milliseconds. */
  latency?: number | null;
  /** Absent where the table counts in nanoseconds. */
  latencyMs?: number | null;
  agent!: string | null;
  /** At most 191 characters. */
  errorMessage!: string | null;
  body!: string | null;
  resp!: string | null;
  userId!: number | null;
}

const tableName = 'sys_operation_records';

type RowColumns = Pick<ColumnsOf<OperationRecordRow>, 'latency' | 'latencyMs'>;

/** The way of counting that the live table has; a union of versions has both. */
function durationColumns({ columns, tables }: Storage): RowColumns {
  const live = tables.get(tableName);
  return {
    ...(live?.has('latency') && { latency: columns.bigint('latency') }),
    ...(live?.has('latency_ms') && { latencyMs: columns.bigint('latency_ms') }),
  };
}

export const operationRecordSchema = (storage: Storage): EntitySchema<OperationRecordRow> => {
  const { id, bigint, moment, text, varchar } = storage.columns;
  return schemaOf(OperationRecordRow, tableName, {
    id: id('id'),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
    deletedAt: moment('deleted_at'),
    ip: varchar('ip', 191),
    method: varchar('method', 191),
    path: varchar('path', 191),
    status: bigint('status'),
    ...durationColumns(storage),
    agent: text('agent'),
    errorMessage: varchar('error_message', 191),
    body: text('body'),
    resp: text('resp'),
    userId: bigint('user_id'),
  });
};
