import type { EntitySchema } from 'typeorm';
import { schemaOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

/**
 * A probe as Gin-Vue-Admin keeps it. Anything may be NULL or odd, for other programs write here too.
 * Nothing is set by the database: `createdAt`, `updatedAt` and `deletedAt` are ours to write.
 */
export class ProbeRow {
  id!: number;
  createdAt!: Date | null;
  updatedAt!: Date | null;
  /** Set on what was deleted; such a row is invisible. */
  deletedAt!: Date | null;
  /** At most 32 characters. */
  name!: string | null;
  /** At most 8 characters, in any letter case: HTTP, TCP, PING, ICMP, DNS. */
  type!: string | null;
  /** At most 8 characters. */
  httpMethod!: string | null;
  /** At most 255 characters. */
  url!: string | null;
  /** At most 255 characters. */
  requestBody!: string | null;
  enabled!: boolean | null;
  /** At most 32 characters. */
  application!: string | null;
  /** What the body must contain (the column's own spelling). At most 32 characters. */
  exceptResponse!: string | null;
  httpStatus!: number | null;
  /** At most 20 characters. */
  cron!: string | null;
  /** Percent with two decimals, as in `99.50`. */
  successRate!: string | null;
  createdBy!: number | null;
  updatedBy!: number | null;
  deletedBy!: number | null;
}

/** What the mirrored columns cannot hold of a probe. */
export class ProbePartsRow {
  probeId!: number;
  /** JSON. */
  parts!: string;
  /** In milliseconds since 1970. */
  updatedAt!: number;
}

/** The name that the form of Gin-Vue-Admin proposes; without it, its ORM makes the plural. */
export const probeTables = ['dial_api', 'dial_apis'] as const;

/** Which table the probes live in. */
export const probeTable = ({ tables }: Pick<Storage, 'tables'>): string =>
  probeTables.find(name => tables.has(name)) ?? probeTables[0];

export const probeSchema = (storage: Storage): EntitySchema<ProbeRow> => {
  const { id, bigint, flag, moment, smallint, varchar } = storage.columns;
  return schemaOf(ProbeRow, probeTable(storage), {
    id: id('id'),
    createdAt: moment('created_at'),
    updatedAt: moment('updated_at'),
    deletedAt: moment('deleted_at'),
    name: { ...varchar('name', 32), default: '' },
    type: { ...varchar('type', 8), default: '' },
    httpMethod: { ...varchar('http_method', 8), default: 'GET' },
    url: varchar('url', 255),
    requestBody: varchar('request_body', 255),
    enabled: { ...flag('enabled'), default: 0 },
    application: varchar('application', 32),
    exceptResponse: varchar('except_response', 32),
    httpStatus: { ...smallint('http_status'), default: 200 },
    cron: varchar('cron', 20),
    successRate: varchar('success_rate', 191),
    createdBy: bigint('created_by'),
    updatedBy: bigint('updated_by'),
    deletedBy: bigint('deleted_by'),
  });
};

export const probePartsSchema = ({ columns }: Storage): EntitySchema<ProbePartsRow> =>
  schemaOf(ProbePartsRow, 'dialtone_probe_parts', {
    probeId: { ...columns.bigint('probe_id'), primary: true, nullable: false },
    parts: { ...columns.text('parts'), nullable: false },
    updatedAt: { ...columns.bigint('updated_at'), nullable: false },
  });
