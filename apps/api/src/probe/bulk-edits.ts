import { Clock } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config.js';
import { badInput, notFound } from '../platform/errors.js';
import { nextTurn } from '../platform/next-turn.js';
import { ShortMemory, type Slip } from '../platform/short-memory.js';
import { type BulkPatch, isEmptyPatch, judgeOfAll } from './bulk-patch.js';
import { type BulkRow, bulkRowOf, changedMeanwhile, changedSince } from './bulk-rows.js';
import { ProbeCatalog } from './probe-catalog.js';
import { cronOf } from './probe-from-row.js';
import { ProbeRegister } from './probe-register.js';
import { type ManyChange, ManyWriter } from './many-writer.js';
import { type DraftColumns, storeDraft, type StoredDraft } from './probe-to-row.js';
import type { StoredProbe } from './stored-probe.js';

const minuteMs = 60_000;
/** Probes that are looked at in one turn of the thread that checks run in, and those that are said: some milliseconds. */
const [lookedAt, said] = [500, 25];

/** An edit of many probes as it was shown to a user, who may have exactly that done. */
export interface BulkPreview extends Slip {
  readonly selected: number;
  /** Those that would be different, and those that cannot be so. */
  readonly rows: readonly BulkRow[];
}

interface Shown {
  readonly by: number;
  readonly patch: BulkPatch;
  readonly preview: Omit<BulkPreview, keyof Slip>;
  /** What each probe was on file when it was shown. */
  readonly marks: ReadonlyMap<number, string | undefined>;
}

/** What came of an edit: all of it, or nothing where there are problems. */
export interface BulkOutcome {
  readonly changed: number;
  readonly problems: readonly BulkRow[];
  readonly undo?: Slip;
}

/** What probes were before an edit, secrets included, and what they were after it. */
interface Undo {
  readonly by: number;
  readonly before: ReadonlyMap<number, StoredDraft & { readonly markAfter: string }>;
}

/** Edits of many probes: shown first, done all or not at all, and taken back within some minutes. */
@Injectable()
export class BulkEdits {
  private readonly shown: ShortMemory<Shown>;
  private readonly undos: ShortMemory<Undo>;

  constructor(
    private readonly writer: ManyWriter,
    private readonly catalog: ProbeCatalog,
    private readonly register: ProbeRegister,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {
    this.shown = new ShortMemory(clock, 15 * minuteMs, 50_000);
    this.undos = new ShortMemory(clock, 10 * minuteMs, 20_000);
  }

  /** @param by the id of the user, who alone may have it done */
  async preview(probes: readonly Probe[], patch: BulkPatch, by: number): Promise<BulkPreview> {
    if (isEmptyPatch(patch))
      throw badInput([{ path: ['patch'], message: 'Give at least one field to change.' }]);
    const judge = judgeOfAll(patch, this.config.timeZone);
    const rows: BulkRow[] = [];
    const marks = new Map<number, string | undefined>();
    for (const [place, probe] of probes.entries()) {
      if (place % lookedAt === lookedAt - 1) await nextTurn();
      const row = bulkRowOf(probe, patch, judge);
      if (row === undefined) continue;
      rows.push(row);
      marks.set(row.id, this.catalog.mark(row.id));
    }
    const preview = { selected: probes.length, rows };
    const slip = this.shown.put({ by, patch, preview, marks }, rows.length);
    return { ...slip, ...preview };
  }

  /** @throws UserError when it is not kept, or was shown to somebody else */
  rowsOf(previewId: string, by: number): readonly BulkRow[] {
    return this.shownTo(previewId, by).preview.rows;
  }

  /** Does what was shown. Where a probe is not what it was then, nothing is done, and it is told. */
  async apply(previewId: string, by: number): Promise<BulkOutcome> {
    const { patch, preview, marks } = this.shownTo(previewId, by);
    const refused = preview.rows.filter(({ problem }) => problem !== undefined);
    if (refused.length > 0) return { changed: 0, problems: refused };
    const judge = judgeOfAll(patch, this.config.timeZone);
    const touched = new Set<keyof DraftColumns>();
    const change = ({ row, parts, mark }: StoredProbe): StoredDraft | undefined => {
      if (mark !== marks.get(row.id)) return undefined;
      const { tags, timeoutMs } = parts;
      const judged = judge({ cron: cronOf(row, parts), tags, timeoutMs });
      if (!judged.ok) return undefined;
      const draft = storeDraft(judged.value, { type: row.type, parts });
      for (const column of columnsOf(draft)) touched.add(column);
      return draft;
    };
    const judgeLeft = (left: readonly number[]): void => {
      if (left.length > 0) throw new Left(left);
    };
    try {
      const { changed } = await this.change([...marks.keys()], { change, judge: judgeLeft }, by);
      this.shown.forget(previewId);
      const before = new Map(
        changed.map(({ before: { row, parts }, after }) => {
          const columns = Object.fromEntries([...touched].map(name => [name, row[name]]));
          return [row.id, { columns, parts, markAfter: after.mark }];
        }),
      );
      const undo = this.undos.put({ by, before }, before.size);
      return { changed: changed.length, problems: [], undo };
    } catch (error) {
      if (!(error instanceof Left)) throw error;
      return { changed: 0, problems: this.told(error.ids, changedMeanwhile) };
    }
  }

  /** Puts every probe back as it was before an edit; one that was changed since stays, and is told. */
  async undo(undoId: string, by: number): Promise<BulkOutcome> {
    const undo = this.undos.find(undoId);
    if (undo?.by !== by) throw notFound('edit that can be undone, by the id', undoId);
    this.undos.forget(undoId);
    const change = ({ row, mark }: StoredProbe): StoredDraft | undefined => {
      const before = undo.before.get(row.id);
      return before?.markAfter === mark ? before : undefined;
    };
    const { changed, left } = await this.change([...undo.before.keys()], { change }, by);
    return { changed: changed.length, problems: this.told(left, changedSince) };
  }

  private async change(ids: readonly number[], what: ManyChange, by: number) {
    const done = await this.writer.write(ids, what, { by, at: new Date(this.clock.now()) });
    for (const [place, { after }] of done.changed.entries()) {
      if (place % said === said - 1) await nextTurn();
      this.register.saved(after, 'updated');
    }
    return done;
  }

  private shownTo(previewId: string, by: number): Shown {
    const shown = this.shown.find(previewId);
    if (shown?.by !== by) throw notFound('preview that is still kept, by the id', previewId);
    return shown;
  }

  private told(ids: readonly number[], problem: string): BulkRow[] {
    return ids.map(id => {
      const name = this.catalog.get(id)?.name ?? '';
      return { id, name, changes: [], problem };
    });
  }
}

/** Ends the transaction, so that nothing of it is done. */
class Left extends Error {
  constructor(readonly ids: readonly number[]) {
    super(`${ids.length} probes are not what they were.`);
    this.name = 'Left';
  }
}

const columnsOf = ({ columns }: StoredDraft): (keyof DraftColumns)[] =>
  Object.keys(columns) as (keyof DraftColumns)[]; // What it is made of, and nothing else.
