import type { EntitySchema } from 'typeorm';
import { schemaOf } from '../platform/database/schema-of.js';
import type { Storage } from '../platform/database/storage.js';

/** A maintenance window on file: either its two moments are set, or its cron, zone and duration. */
export class MaintenanceRow {
  id!: number;
  title!: string;
  /** A list of numbers in JSON. */
  probeIds!: string;
  /** A list of texts in JSON. */
  applications!: string;
  /** In milliseconds since 1970. */
  opensAt!: number | null;
  closesAt!: number | null;
  cron!: string | null;
  timeZone!: string | null;
  durationMs!: number | null;
}

export const maintenanceSchema = ({ columns }: Storage): EntitySchema<MaintenanceRow> =>
  schemaOf(MaintenanceRow, 'dialtone_maintenances', {
    id: columns.id('id'),
    title: { ...columns.varchar('title', 200), nullable: false },
    probeIds: { ...columns.text('probe_ids'), nullable: false },
    applications: { ...columns.text('applications'), nullable: false },
    opensAt: columns.bigint('opens_at'),
    closesAt: columns.bigint('closes_at'),
    cron: columns.varchar('cron', 200),
    timeZone: columns.varchar('time_zone', 64),
    durationMs: columns.bigint('duration_ms'),
  });
