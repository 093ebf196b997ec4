import type { EntitySchema } from 'typeorm';
import { schemaOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

/** One finished check. A probe has at most one in each millisecond. */
export class ResultRow {
  probeId!: number;
  /** In milliseconds since 1970. */
  startedAt!: number;
  up!: boolean;
  latencyUs!: number;
  /** At most 8 characters; NULL when up. */
  reason!: string | null;
  /** At most 500 characters; of an up one, which limit that only warns it is outside of. */
  message!: string | null;
  httpStatus!: number | null;
  /** JSON, at most 255 characters. */
  phases!: string | null;
  /** JSON: how each expectation was judged; NULL when nothing was expected. */
  judged!: string | null;
}

export const resultSchema = ({ columns }: Storage): EntitySchema<ResultRow> =>
  schemaOf(ResultRow, 'dialtone_results', {
    probeId: { ...columns.bigint('probe_id'), primary: true, nullable: false },
    startedAt: { ...columns.bigint('started_at'), primary: true, nullable: false },
    up: { ...columns.flag('up'), nullable: false },
    latencyUs: { ...columns.bigint('latency_us'), nullable: false },
    reason: columns.varchar('reason', 8),
    message: columns.varchar('message', 500),
    httpStatus: columns.smallint('http_status'),
    phases: columns.varchar('phases', 255),
    judged: columns.text('judged'),
  });
