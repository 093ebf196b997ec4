import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { ProbePartsRow, ProbeRow } from './probe.entity.js';
import { type ProbeParts, readParts, writeParts } from './probe-parts.js';
import type { DraftColumns } from './probe-to-row.js';

/** A probe as it is on file. */
export interface StoredProbe {
  readonly row: ProbeRow;
  readonly parts: ProbeParts;
}

/** Everything on file but what we write ourselves besides people's changes; equal marks mean an unchanged probe. */
export function markOf({ row, parts }: StoredProbe): string {
  const { successRate: _, ...rest } = row;
  return JSON.stringify([rest, parts]);
}

/** How many rows are read or written in one statement: small enough to let other work have its turn in between. */
const sliceSize = 500;

/** Reads and writes probes on file. Rows with `deleted_at` are not there, as GORM sees it. */
@Injectable()
export class ProbeStore {
  constructor(private readonly dataSource: DataSource) {}

  /** Every live probe, in slices by ascending id. */
  async *slices(): AsyncGenerator<StoredProbe[]> {
    let after = 0;
    for (;;) {
      const rows = await this.dataSource.manager.find(ProbeRow, {
        where: { id: MoreThan(after), deletedAt: IsNull() },
        order: { id: 'ASC' },
        take: sliceSize,
      });
      yield await this.withParts(rows, this.dataSource.manager);
      if (rows.length < sliceSize) return;
      after = rows.at(-1)?.id ?? Infinity;
    }
  }

  async find(ids: readonly number[], manager = this.dataSource.manager): Promise<StoredProbe[]> {
    const found: StoredProbe[] = [];
    for (let from = 0; from < ids.length; from += sliceSize) {
      const slice = ids.slice(from, from + sliceSize);
      const rows = await manager.find(ProbeRow, { where: { id: In(slice), deletedAt: IsNull() } });
      found.push(...(await this.withParts(rows, manager)));
    }
    return found;
  }

  async insert(
    columns: Partial<DraftColumns>,
    parts: ProbeParts,
    by: number,
    at: Date,
  ): Promise<StoredProbe> {
    return this.dataSource.transaction(async manager => {
      const row = await manager.save(ProbeRow, {
        ...columns,
        createdAt: at,
        updatedAt: at,
        createdBy: by,
        updatedBy: by,
      });
      await this.writeParts(row.id, parts, at, manager);
      return this.one(row.id, manager);
    });
  }

  /** Changes the named columns, and no other, of a live probe. */
  async update(
    id: number,
    change: (current: StoredProbe) => { columns: Partial<DraftColumns>; parts: ProbeParts },
    by: number,
    at: Date,
  ): Promise<StoredProbe | undefined> {
    return this.dataSource.transaction(async manager => {
      const [current] = await this.find([id], manager);
      if (current === undefined) return undefined;
      const { columns, parts } = change(current);
      await manager.update(
        ProbeRow,
        { id, deletedAt: IsNull() },
        { ...columns, updatedAt: at, updatedBy: by },
      );
      await this.writeParts(id, parts, at, manager);
      return this.one(id, manager);
    });
  }

  /** @returns the probes that are on file, as they stand now */
  async setEnabled(
    ids: readonly number[],
    enabled: boolean,
    by: number,
    at: Date,
  ): Promise<StoredProbe[]> {
    return this.dataSource.transaction(async manager => {
      for (let from = 0; from < ids.length; from += sliceSize) {
        await manager.update(
          ProbeRow,
          { id: In(ids.slice(from, from + sliceSize)), deletedAt: IsNull() },
          { enabled, updatedAt: at, updatedBy: by },
        );
      }
      return this.find(ids, manager);
    });
  }

  /** Deletes softly, as Gin-Vue-Admin does. @returns the ids that were on file */
  async delete(ids: readonly number[], by: number, at: Date): Promise<number[]> {
    return this.dataSource.transaction(async manager => {
      const live = (await this.find(ids, manager)).map(({ row }) => row.id);
      for (let from = 0; from < live.length; from += sliceSize) {
        await manager.update(
          ProbeRow,
          { id: In(live.slice(from, from + sliceSize)), deletedAt: IsNull() },
          { deletedAt: at, deletedBy: by, updatedAt: at },
        );
      }
      return live;
    });
  }

  private async one(id: number, manager: EntityManager): Promise<StoredProbe> {
    const [stored] = await this.find([id], manager);
    if (stored === undefined) throw new Error(`Probe ${id} was written and cannot be read.`);
    return stored;
  }

  private async withParts(rows: ProbeRow[], manager: EntityManager): Promise<StoredProbe[]> {
    if (rows.length === 0) return [];
    const found = await manager.find(ProbePartsRow, {
      where: { probeId: In(rows.map(({ id }) => id)) },
    });
    const parts = new Map(found.map(({ probeId, parts: json }) => [probeId, json]));
    return rows.map(row => ({ row, parts: readParts(parts.get(row.id)) }));
  }

  private async writeParts(
    probeId: number,
    parts: ProbeParts,
    at: Date,
    manager: EntityManager,
  ): Promise<void> {
    const json = writeParts(parts);
    if (json === undefined) await manager.delete(ProbePartsRow, { probeId });
    else await manager.save(ProbePartsRow, { probeId, parts: json, updatedAt: at.getTime() });
  }
}
