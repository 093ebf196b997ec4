import type { EntitySchema } from 'typeorm';
import { schemaOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

export const editKinds = ['CREATED', 'UPDATED', 'DELETED'] as const;
export type EditKind = (typeof editKinds)[number];

/** What somebody did to a probe, on record for good: rows are added and one day forgotten, never changed. */
export class ProbeEditRow {
  id!: number;
  probeId!: number;
  /** In milliseconds since 1970. */
  editedAt!: number;
  kind!: EditKind;
  /** NULL: another program wrote to the table. */
  userId!: number | null;
  /** As it was then. */
  username!: string | null;
  /** A list of `FieldEdit` in JSON. */
  fields!: string;
}

export const probeEditSchema = ({ columns }: Storage): EntitySchema<ProbeEditRow> =>
  schemaOf(ProbeEditRow, 'dialtone_probe_edits', {
    id: columns.id('id'),
    probeId: { ...columns.bigint('probe_id'), nullable: false },
    editedAt: { ...columns.bigint('edited_at'), nullable: false },
    kind: { ...columns.varchar('kind', 8), nullable: false },
    userId: columns.bigint('user_id'),
    username: columns.varchar('username', 191),
    fields: { ...columns.text('fields'), nullable: false },
  });
