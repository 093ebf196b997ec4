import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ProbePartsRow, ProbeRow } from './probe.entity.js';

/** Of the row of a probe and of its parts: one when it is inserted, updated or deleted. */
const triggers = 6;

/**
 * How often probes on file have changed, whoever changed them, as triggers count it on an SQLite file: a success rate is no
 * change. On a server nobody counts.
 */
@Injectable()
export class ProbeChanges {
  private readonly question: string | undefined;

  constructor(private readonly dataSource: DataSource) {
    if (dataSource.options.type === 'mysql') return;
    const tables = [ProbeRow, ProbePartsRow].map(row => dataSource.getMetadata(row).tableName);
    this.question = `SELECT
      (SELECT changes FROM dialtone_probe_changes) AS changes,
      (SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN (${tables.map(table => `'${table}'`).join(', ')})
        AND name LIKE 'dialtone_probe_changes%') AS triggers`;
  }

  /** @returns undefined where it is not known: in a table that was there before us, or made anew without the triggers */
  async count(): Promise<number | undefined> {
    if (this.question === undefined) return undefined;
    const [counted] = await this.dataSource.query<
      { readonly changes: number | null; readonly triggers: number }[]
    >(this.question);
    return counted?.triggers === triggers ? (counted.changes ?? undefined) : undefined;
  }
}
