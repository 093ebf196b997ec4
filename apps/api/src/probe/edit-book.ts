import { Clock } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type FieldEdit, fieldEdits } from './field-edits.js';
import { ProbeCatalog } from './probe-catalog.js';
import { type EditKind, ProbeEditRow } from './probe-edit.entity.js';
import { ProbeReader } from './probe-reader.js';
import type { StoredProbe } from './stored-probe.js';

/** A probe on file before and after we wrote it; absent where it was not there. */
export interface Saved {
  readonly before?: StoredProbe;
  readonly after: StoredProbe;
}

/** The same, of whoever wrote it. */
export interface Edit {
  readonly id: number;
  readonly before?: Probe | undefined;
  readonly after?: Probe | undefined;
}

/** Who wrote and when: a user's id, or nobody of ours. */
export interface Editor {
  readonly by?: number;
  readonly at: Date;
}

/**
 * Writes down who changed what of a probe, in the transaction of the change itself, so that neither is on file without
 * the other. What changes nothing leaves no trace.
 */
@Injectable()
export class EditBook {
  /** What we wrote and have not said yet, by its mark; none of what is gone. */
  private readonly unsaid = new Map<number, string | undefined>();

  constructor(
    private readonly reader: ProbeReader,
    private readonly catalog: ProbeCatalog,
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  async recordSaved(saved: Saved, who: Editor, manager: EntityManager): Promise<void> {
    await this.recordMany([saved], who, manager);
  }

  async recordMany(many: readonly Saved[], who: Editor, manager: EntityManager): Promise<void> {
    const told = many.flatMap(({ before, after }): Told[] => {
      const { id } = after.row;
      this.unsaid.set(id, after.mark);
      const was = before && this.reader.read(before);
      return toldOf({ id, before: was, after: this.reader.read(after) });
    });
    await write(told, who, manager);
  }

  /** Of probes that were paused or started. As they were known: to lock and read them all first would cost too much. */
  async recordSwitched(
    switched: readonly StoredProbe[],
    who: Editor,
    manager: EntityManager,
  ): Promise<void> {
    const told = switched.flatMap(({ row, mark }): Told[] => {
      this.unsaid.set(row.id, mark);
      const enabled = row.enabled === true;
      if (this.catalog.get(row.id)?.enabled === enabled) return [];
      const field = { path: 'enabled', before: String(!enabled), after: String(enabled) };
      return [{ id: row.id, kind: 'UPDATED', fields: [field] }];
    });
    await write(told, who, manager);
  }

  async recordDeleted(ids: readonly number[], who: Editor, manager: EntityManager): Promise<void> {
    for (const id of ids) this.unsaid.set(id, undefined);
    const told = ids.map((id): Told => ({ id, kind: 'DELETED', fields: [] }));
    await write(told, who, manager);
  }

  /** What other programs did, as it was found. Whatever they did between two looks is one edit. */
  async recordOutside(edits: readonly Edit[]): Promise<void> {
    const at = new Date(this.clock.now());
    await write(edits.flatMap(toldOf), { at }, this.dataSource.manager);
  }

  /** Whether it was we who left the probe like this: with this mark, or gone. */
  isOurs(id: number, mark?: string): boolean {
    return this.unsaid.has(id) && this.unsaid.get(id) === mark;
  }

  /** What we wrote of this probe is known now. */
  said(id: number): void {
    this.unsaid.delete(id);
  }
}

interface Told {
  readonly id: number;
  readonly kind: EditKind;
  readonly fields: readonly FieldEdit[];
}

function toldOf({ id, before, after }: Edit): Told[] {
  if (before === undefined) return [{ id, kind: 'CREATED', fields: [] }];
  if (after === undefined) return [{ id, kind: 'DELETED', fields: [] }];
  const fields = fieldEdits(before, after);
  return fields.length === 0 ? [] : [{ id, kind: 'UPDATED', fields }];
}

async function write(
  told: readonly Told[],
  { by, at }: Editor,
  manager: EntityManager,
): Promise<void> {
  if (told.length === 0) return;
  const who = { userId: by ?? null, username: await usernameOf(by, manager) };
  const rows = told.map(({ id, kind, fields }) => ({
    probeId: id,
    editedAt: at.getTime(),
    kind,
    ...who,
    fields: JSON.stringify(fields),
  }));
  await manager.insert(ProbeEditRow, rows);
}

/** The name is kept as it is now, for a user may be renamed or deleted. */
async function usernameOf(id: number | undefined, manager: EntityManager): Promise<string | null> {
  if (id === undefined) return null;
  const sql = 'SELECT username FROM sys_users WHERE id = ?';
  const [user] = await manager.query<{ username: string | null }[]>(sql, [id]);
  return user?.username ?? null;
}
