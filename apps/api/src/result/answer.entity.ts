import { EntitySchema } from 'typeorm';
import type { Storage } from '../platform/database/storage.js';

/** The last answer of a target, and since when it has been the same. */
export class AnswerRow {
  probeId!: number;
  up!: boolean;
  /** Up, but outside a limit that only warns. */
  degraded!: boolean;
  /** In milliseconds since 1970. */
  since!: number;
}

export const answerSchema = ({ columns }: Storage): EntitySchema<AnswerRow> =>
  new EntitySchema<AnswerRow>({
    name: 'Answer',
    target: AnswerRow,
    tableName: 'dialtone_answers',
    columns: {
      probeId: { ...columns.bigint('probe_id'), primary: true, nullable: false },
      up: { ...columns.flag('up'), nullable: false },
      degraded: { ...columns.flag('degraded'), nullable: false, default: 0 },
      since: { ...columns.bigint('since'), nullable: false },
    },
  });
