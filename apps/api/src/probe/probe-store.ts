import { Injectable } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type FindOptionsWhere,
  In,
  IsNull,
  type SelectQueryBuilder,
} from 'typeorm';
import { slicesOf } from '../platform/slices.js';
import { EditBook } from './edit-book.js';
import { ProbePartsRow, ProbeRow } from './probe.entity.js';
import { PartsSeal } from './parts-seal.js';
import { digestOf, ProbeMarks } from './probe-marks.js';
import { type ProbeParts, readParts, writeParts } from './probe-parts.js';
import type { DraftColumns } from './probe-to-row.js';
import type { Raw, StoredProbe } from './stored-probe.js';

/** How many rows are read or written in one statement: small enough to let other work have its turn in between. */
const sliceSize = 200;

/** Each id once, in the one order in which everybody locks rows. */
export const inLockOrder = (ids: readonly number[]): number[] =>
  [...new Set(ids)].sort((one, other) => one - other);

export const live = (ids: number[]) => ({ id: In(ids), deletedAt: IsNull() });

/** Reads and writes probes on file. Rows with `deleted_at` are not there, as GORM sees it. */
@Injectable()
export class ProbeStore {
  private readonly mysql: boolean;

  constructor(
    private readonly dataSource: DataSource,
    private readonly seal: PartsSeal,
    private readonly book: EditBook,
    private readonly marks: ProbeMarks,
  ) {
    this.mysql = dataSource.options.type === 'mysql';
  }

  /** Those that are on file among the probes asked for, by ascending id. */
  async find(ids: readonly number[], manager = this.dataSource.manager): Promise<StoredProbe[]> {
    const found: StoredProbe[] = [];
    for (const slice of slicesOf(inLockOrder(ids), sliceSize)) {
      const read = await this.query(live(slice), manager)
        .addSelect('x.parts', 'parts')
        .addSelect(this.marks.text, 'mark')
        .getRawAndEntities<Raw>();
      read.entities.forEach((row, index) => {
        const raw = read.raw[index];
        if (raw === undefined) throw new Error('A row was read without its text.');
        found.push({
          row,
          parts: this.seal.opened(readParts(raw.parts ?? undefined)),
          mark: digestOf(raw.mark),
        });
      });
    }
    return found;
  }

  /**
   * Those that are on file among some hundred probes at most, which nobody else changes until the transaction of the manager
   * ends; on SQLite a transaction that has written has the file to itself.
   */
  async locked(ids: number[], manager: EntityManager): Promise<StoredProbe[]> {
    await this.lock(ids, manager);
    return this.find(ids, manager);
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
      await this.writeParts([{ id, parts }], at, manager);
      const stored = await this.one(id, manager);
      await this.book.recordSaved({ after: stored }, { by, at }, manager);
      return stored;
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
      await this.lock([id], manager);
      const [current] = await this.find([id], manager);
      if (current === undefined) return undefined;
      const { columns, parts } = change(current);
      await manager.update(ProbeRow, live([id]), { ...columns, updatedAt: at, updatedBy: by });
      await this.writeParts([{ id, parts }], at, manager);
      const stored = await this.one(id, manager);
      await this.book.recordSaved({ before: current, after: stored }, { by, at }, manager);
      return stored;
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
      for (const slice of slicesOf(inLockOrder(ids), sliceSize)) {
        await manager.update(ProbeRow, live(slice), { enabled, updatedAt: at, updatedBy: by });
        const switched = await this.find(slice, manager);
        await this.book.recordSwitched(switched, { by, at }, manager);
        stored.push(...switched);
      }
      return stored;
    });
  }

  /** Deletes softly, as Gin-Vue-Admin does. @returns the ids that were on file */
  async delete(ids: readonly number[], by: number, at: Date): Promise<number[]> {
    return this.dataSource.transaction(async manager => {
      const deleted: number[] = [];
      for (const slice of slicesOf(inLockOrder(ids), sliceSize)) {
        const gone = await this.lock(slice, manager);
        await manager.update(ProbeRow, live(slice), {
          deletedAt: at,
          deletedBy: by,
          updatedAt: at,
        });
        await this.book.recordDeleted(gone, { by, at }, manager);
        deleted.push(...gone);
      }
      return deleted;
    });
  }

  /** What the mirrored columns cannot hold, of some hundred probes at most. */
  async writeParts(
    written: readonly { readonly id: number; readonly parts: ProbeParts }[],
    at: Date,
    manager: EntityManager,
  ): Promise<void> {
    const rows = written.map(({ id: probeId, parts }) => ({
      ...{ probeId, updatedAt: at.getTime() },
      parts: writeParts(this.seal.sealed(parts)),
    }));
    const bare = rows.filter(({ parts }) => parts === undefined);
    const full = rows.flatMap(({ parts, ...row }) =>
      parts === undefined ? [] : [{ ...row, parts }],
    );
    if (bare.length > 0)
      await manager.delete(ProbePartsRow, { probeId: In(bare.map(({ probeId }) => probeId)) });
    if (full.length > 0) await manager.upsert(ProbePartsRow, full, ['probeId']);
  }

  /** Rows and parts are read in one statement, so that they fit each other. */
  private query(
    where: FindOptionsWhere<ProbeRow>,
    manager = this.dataSource.manager,
  ): SelectQueryBuilder<ProbeRow> {
    return manager
      .createQueryBuilder(ProbeRow, 'p')
      .leftJoin(ProbePartsRow, 'x', 'x.probeId = p.id')
      .where(where)
      .orderBy('p.id');
  }

  /**
   * Keeps others from changing what is about to be changed; on SQLite a transaction has the file to itself. The parts
   * need no lock of their own: who writes them has locked their row.
   * @returns the ids that are on file
   */
  private async lock(ids: number[], manager: EntityManager): Promise<number[]> {
    const rows = await manager.find(ProbeRow, {
      select: { id: true },
      where: live(ids),
      order: { id: 'ASC' },
      ...(this.mysql && { lock: { mode: 'pessimistic_write' } }),
    });
    return rows.map(({ id }) => id);
  }

  private async one(id: number, manager: EntityManager): Promise<StoredProbe> {
    const [stored] = await this.find([id], manager);
    if (stored === undefined) throw new Error(`Probe ${id} was written and cannot be read.`);
    return stored;
  }
}
