import type { EntitySchema } from 'typeorm';
import { schemaOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

/** Something that happened outside, on file: rows are added, taken away and one day forgotten, never changed. */
export class AnnotationRow {
  id!: number;
  /** In milliseconds since 1970. */
  at!: number;
  title!: string;
  url!: string | null;
  /** A list of numbers in JSON. */
  probeIds!: string;
  /** A list of texts in JSON. */
  applications!: string;
  /** The user's name as it was then. */
  username!: string | null;
}

export const annotationSchema = ({ columns }: Storage): EntitySchema<AnnotationRow> =>
  schemaOf(AnnotationRow, 'dialtone_annotations', {
    id: columns.id('id'),
    at: { ...columns.bigint('happened_at'), nullable: false },
    title: { ...columns.varchar('title', 200), nullable: false },
    url: columns.varchar('url', 2000),
    probeIds: { ...columns.text('probe_ids'), nullable: false },
    applications: { ...columns.text('applications'), nullable: false },
    username: columns.varchar('username', 191),
  });
