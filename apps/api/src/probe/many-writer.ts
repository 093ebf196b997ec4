import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { slicesOf } from '../platform/slices.js';
import { EditBook, type Editor } from './edit-book.js';
import { inLockOrder, live, ProbeStore } from './probe-store.js';
import type { StoredDraft } from './probe-to-row.js';
import { ProbeRow } from './probe.entity.js';
import type { StoredProbe } from './stored-probe.js';

/** How many are changed at once: some milliseconds, in which no check begins. */
const changedAtOnce = 25;

/** How probes are changed together. */
export interface ManyChange {
  /** What is to be on file of a probe; undefined leaves it as it is. */
  readonly change: (current: StoredProbe) => StoredDraft | undefined;
  /** Told, before anything holds, who was left or is not on file; what it throws undoes everything. */
  readonly judge?: (left: readonly number[]) => void;
}

/** What came of it. */
interface ManyChanged {
  readonly changed: readonly { readonly before: StoredProbe; readonly after: StoredProbe }[];
  readonly left: readonly number[];
}

/** A probe with what is to be on file of it. */
interface Drafted {
  readonly before: StoredProbe;
  readonly draft: StoredDraft;
}

/** Changes many probes in one transaction, in slices between which everything else has its turn. */
@Injectable()
export class ManyWriter {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: ProbeStore,
    private readonly book: EditBook,
  ) {}

  async write(
    ids: readonly number[],
    { change, judge }: ManyChange,
    editor: Editor,
  ): Promise<ManyChanged> {
    return this.dataSource.transaction(async manager => {
      const changed: ManyChanged['changed'][number][] = [];
      const left: number[] = [];
      for (const slice of slicesOf(inLockOrder(ids), changedAtOnce)) {
        const drafted = (await this.store.locked(slice, manager)).flatMap((before): Drafted[] => {
          const draft = change(before);
          return draft === undefined ? [] : [{ before, draft }];
        });
        await this.writeAll(drafted, editor, manager);
        const befores = new Map(drafted.map(({ before }) => [before.row.id, before]));
        const pairs = (await this.store.find([...befores.keys()], manager)).flatMap(after => {
          const before = befores.get(after.row.id);
          return before === undefined ? [] : [{ before, after }];
        });
        await this.book.recordMany(pairs, editor, manager);
        changed.push(...pairs);
        left.push(...slice.filter(id => !befores.has(id)));
        await nextTurn();
      }
      judge?.(left);
      return { changed, left };
    });
  }

  /** Most of them become alike, and are written in one statement. */
  private async writeAll(
    drafted: readonly Drafted[],
    { by, at }: Editor,
    manager: EntityManager,
  ): Promise<void> {
    const alike = Map.groupBy(drafted, ({ draft }) => JSON.stringify(draft.columns));
    for (const group of alike.values()) {
      const ids = group.map(({ before }) => before.row.id);
      const columns = group[0]?.draft.columns;
      await manager.update(ProbeRow, live(ids), { ...columns, updatedAt: at, updatedBy: by });
    }
    const others = drafted.filter(
      ({ before, draft }) => JSON.stringify(before.parts) !== JSON.stringify(draft.parts),
    );
    await this.store.writeParts(
      others.map(({ before, draft }) => ({ id: before.row.id, parts: draft.parts })),
      at,
      manager,
    );
  }
}
