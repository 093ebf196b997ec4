import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, type FindOneOptions, In, IsNull, MoreThan } from 'typeorm';
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

/** Each id once, in the one order in which everybody locks rows. */
function* slicesOf(ids: readonly number[]): Generator<number[]> {
  const inOrder = [...new Set(ids)].sort((one, other) => one - other);
  for (let from = 0; from < inOrder.length; from += sliceSize)
    yield inOrder.slice(from, from + sliceSize);
}

const live = (ids: number[]) => ({ id: In(ids), deletedAt: IsNull() });

/** Reads and writes probes on file. Rows with `deleted_at` are not there, as GORM sees it. */
@Injectable()
export class ProbeStore {
  /** Keeps others from changing what is about to be changed. On SQLite a transaction has the file to itself. */
  private readonly locked: Pick<FindOneOptions, 'lock'>;

  constructor(private readonly dataSource: DataSource) {
    const mysql = dataSource.options.type === 'mysql';
    this.locked = mysql ? { lock: { mode: 'pessimistic_write' } } : {};
  }

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

  async insert(
    columns: Partial<DraftColumns>,
    parts: ProbeParts,
    by: number,
    at: Date,
  ): Promise<StoredProbe> {
    return this.dataSource.transaction(async manager => {
      const { id } = await manager.save(ProbeRow, {
        ...columns,
        createdAt: at,
        updatedAt: at,
        createdBy: by,
        updatedBy: by,
      });
      await this.writeParts(id, parts, at, manager);
      return this.one(id, manager);
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
      const rows = await manager.find(ProbeRow, { where: live([id]), ...this.locked });
      const [current] = await this.withParts(rows, manager);
      if (current === undefined) return undefined;
      const { columns, parts } = change(current);
      await manager.update(ProbeRow, live([id]), { ...columns, updatedAt: at, updatedBy: by });
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
      const stored: StoredProbe[] = [];
      for (const slice of slicesOf(ids)) {
        await manager.update(ProbeRow, live(slice), { enabled, updatedAt: at, updatedBy: by });
        stored.push(...(await this.find(slice, manager)));
      }
      return stored;
    });
  }

  /** Deletes softly, as Gin-Vue-Admin does. @returns the ids that were on file */
  async delete(ids: readonly number[], by: number, at: Date): Promise<number[]> {
    return this.dataSource.transaction(async manager => {
      const deleted: number[] = [];
      for (const slice of slicesOf(ids)) {
        const rows = await manager.find(ProbeRow, {
          select: { id: true },
          where: live(slice),
          order: { id: 'ASC' },
          ...this.locked,
        });
        await manager.update(ProbeRow, live(slice), {
          deletedAt: at,
          deletedBy: by,
          updatedAt: at,
        });
        deleted.push(...rows.map(({ id }) => id));
      }
      return deleted;
    });
  }

  private async find(ids: number[], manager: EntityManager): Promise<StoredProbe[]> {
    const rows = await manager.find(ProbeRow, { where: live(ids), order: { id: 'ASC' } });
    return this.withParts(rows, manager);
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
    else
      await manager.upsert(ProbePartsRow, { probeId, parts: json, updatedAt: at.getTime() }, [
        'probeId',
      ]);
  }
}
