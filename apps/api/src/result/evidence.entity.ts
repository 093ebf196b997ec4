import type { EntitySchema } from 'typeorm';
import { schemaOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

/** What one check looked like: a failed or degraded one, or a good one to lay beside it. */
export class EvidenceRow {
  probeId!: number;
  /** In milliseconds since 1970. */
  startedAt!: number;
  good!: boolean;
  /** The outcome in JSON, bounded and without secrets. */
  evidence!: string;
}

export const evidenceSchema = ({ columns }: Storage): EntitySchema<EvidenceRow> =>
  schemaOf(EvidenceRow, 'dialtone_evidence', {
    probeId: { ...columns.bigint('probe_id'), primary: true, nullable: false },
    startedAt: { ...columns.bigint('started_at'), primary: true, nullable: false },
    good: { ...columns.flag('good'), nullable: false },
    evidence: { ...columns.text('evidence'), nullable: false },
  });
