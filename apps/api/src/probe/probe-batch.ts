import type { Probe, ProbeDraft } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, In } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { slicesOf } from '../platform/slices.js';
import { EditBook } from './edit-book.js';
import { ProbeRegister } from './probe-register.js';
import { ProbeStore } from './probe-store.js';
import { storeDraft } from './probe-to-row.js';
import { ProbeRow } from './probe.entity.js';
import type { StoredProbe } from './stored-probe.js';

/** A probe that is to be as its draft says. */
export interface DraftWrite {
  readonly draft: ProbeDraft;
  /** The probe on file, and its mark when the draft was made; absent: a new one. */
  readonly changes?: { readonly id: number; readonly mark: string };
}

export interface BatchOrder {
  readonly writes: readonly DraftWrite[];
  /** The id of the user who does it. */
  readonly by: number;
  readonly at: Date;
  /** What becomes of the rest when somebody has changed a probe meanwhile. */
  readonly onConflict: 'write nothing' | 'write the others';
}

export interface BatchOutcome {
  /** What was written, by the places of the writes. */
  readonly probes: ReadonlyMap<number, Probe>;
  /** The places of the writes whose probes somebody had changed or deleted meanwhile. */
  readonly conflicts: readonly number[];
}

/** Rows that are written in one statement: some milliseconds. */
const sliceSize = 100;

/** Writes thousands of probes in one transaction, in slices between which the checks have their turn. */
@Injectable()
export class ProbeBatch {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ProbeStore,
    private readonly register: ProbeRegister,
    private readonly book: EditBook,
  ) {}

  /** Committed as a whole before anything is said of it. */
  async write(order: BatchOrder): Promise<BatchOutcome> {
    const { writes, onConflict } = order;
    const { stored, conflicts } = await this.dataSource.transaction(async manager => {
      // The first statement writes, for on SQLite who has only read may find that it cannot write any more.
      await manager.update(ProbeRow, { id: 0 }, { updatedBy: order.by });
      const { before, conflicts } = await this.judged(writes, manager);
      if (conflicts.length > 0 && onConflict === 'write nothing') return { stored: [], conflicts };
      return { stored: await this.written(order, { before, conflicts }, manager), conflicts };
    });
    return { probes: await this.said(writes, stored), conflicts };
  }

  /** The probes that are to change, and which writes come too late. */
  private async judged(writes: readonly DraftWrite[], manager: EntityManager): Promise<Judged> {
    const before = new Map<number, StoredProbe>();
    const conflicts: number[] = [];
    const changing = writes
      .flatMap(({ changes }, index) => (changes ? [{ ...changes, index }] : []))
      .sort((one, other) => one.id - other.id);
    for (const slice of slicesOf(changing, sliceSize)) {
      const found = await this.store.locked(
        slice.map(({ id }) => id),
        manager,
      );
      const onFile = new Map(found.map(stored => [stored.row.id, stored]));
      for (const { id, mark, index } of slice) {
        const stored = onFile.get(id);
        if (stored?.mark === mark) before.set(id, stored);
        else conflicts.push(index);
      }
      await nextTurn();
    }
    return { before, conflicts: conflicts.sort((one, other) => one - other) };
  }

  /** @returns the probes as they are now on file, by the places of their writes */
  private async written(
    { writes, by, at }: BatchOrder,
    { before, conflicts }: Judged,
    manager: EntityManager,
  ): Promise<Placed[]> {
    const late = new Set(conflicts);
    const due = writes.flatMap(({ draft, changes }, index) => {
      if (late.has(index)) return [];
      const type = (changes && before.get(changes.id)?.row.type) ?? null;
      return [{ index, id: changes?.id, ...storeDraft(whole(draft), { type, parts: {} }) }];
    });
    const signed = { updatedAt: at, updatedBy: by };
    const placed: Placed[] = [];
    for (const slice of slicesOf(due, sliceSize)) {
      const changed = slice.filter(hasId);
      const created = slice.filter(one => !hasId(one));
      const rows = changed.map(({ id, columns }) => ({ id, ...columns, ...signed }));
      if (rows.length > 0) await manager.upsert(ProbeRow, rows, ['id']);
      const fresh = created.map(({ columns }) => ({
        ...columns,
        ...signed,
        createdAt: at,
        createdBy: by,
      }));
      const ids = await inserted(fresh, manager);
      const all = [...changed, ...created.map((one, place) => ({ ...one, id: ids[place] ?? 0 }))];
      await this.store.writeParts(all, at, manager);
      const stored = await this.recorded(all, { before, by, at }, manager);
      placed.push(
        ...all.flatMap(({ id, index }) => {
          const after = stored.get(id);
          return after ? [{ index, stored: after }] : [];
        }),
      );
      await nextTurn();
    }
    return placed;
  }

  private async recorded(
    all: readonly { readonly id: number }[],
    {
      before,
      ...who
    }: { readonly before: Judged['before']; readonly by: number; readonly at: Date },
    manager: EntityManager,
  ): Promise<Map<number, StoredProbe>> {
    const stored = await this.store.find(
      all.map(({ id }) => id),
      manager,
    );
    const saved = stored.map(after => {
      const was = before.get(after.row.id);
      return { after, ...(was && { before: was }) };
    });
    await this.book.recordMany(saved, who, manager);
    return new Map(stored.map(after => [after.row.id, after]));
  }

  private async said(
    writes: readonly DraftWrite[],
    placed: readonly Placed[],
  ): Promise<BatchOutcome['probes']> {
    const probes = new Map<number, Probe>();
    for (const slice of slicesOf(placed, sliceSize)) {
      for (const { index, stored } of slice) {
        const cause = writes[index]?.changes === undefined ? 'created' : 'updated';
        probes.set(index, this.register.saved(stored, cause));
      }
      await nextTurn();
    }
    return probes;
  }
}

interface Placed {
  readonly index: number;
  readonly stored: StoredProbe;
}

interface Judged {
  /** As they were, by their ids. */
  readonly before: ReadonlyMap<number, StoredProbe>;
  /** Places of writes whose probe is not as it was. */
  readonly conflicts: number[];
}

/** What a draft lacks is cleared. */
const whole = (draft: ProbeDraft): Partial<ProbeDraft> =>
  Object.fromEntries(
    Object.entries({ application: undefined, tags: undefined, timeoutMs: undefined, ...draft }),
  );

const hasId = <T extends { readonly id: number | undefined }>(one: T): one is T & { id: number } =>
  one.id !== undefined;

/**
 * Inserts rows in one statement. Their ids are told by the driver, which knows the first or the last of them; that they are one
 * after another is asked, for a cluster may count in steps.
 */
async function inserted(
  rows: readonly Partial<ProbeRow>[],
  manager: EntityManager,
): Promise<number[]> {
  if (rows.length === 0) return [];
  const { identifiers } = await manager.insert(ProbeRow, [...rows]);
  const ids = identifiers.map(({ id }) => Number(id));
  const written = await manager.find(ProbeRow, {
    select: { id: true, name: true, url: true },
    where: { id: In(ids) },
  });
  const byId = new Map(written.map(row => [row.id, row]));
  const fit = ids.every((id, place) => {
    const [row, given] = [byId.get(id), rows[place]];
    return row?.name === given?.name && row?.url === (given?.url ?? null);
  });
  if (!fit) throw new Error('The ids of rows that were written together could not be told.');
  return ids;
}
