import { Injectable } from '@nestjs/common';
import { And, DataSource, In, LessThan, MoreThanOrEqual } from 'typeorm';
import * as z from 'zod';
import type { AnnotationDraft } from './annotation-input.js';
import { AnnotationRow } from './annotation.entity.js';

/** Something that happened, on file. */
export interface Annotation extends AnnotationDraft {
  readonly id: number;
  readonly username: string | null;
}

/** A time, from a moment on until before another, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
}

const numbers = z.array(z.number());
const texts = z.array(z.string());

/** Reads and writes what happened outside. */
@Injectable()
export class AnnotationStore {
  constructor(private readonly dataSource: DataSource) {}

  async insert(draft: AnnotationDraft, username: string): Promise<Annotation> {
    const row = {
      ...draft,
      probeIds: JSON.stringify(draft.probeIds),
      applications: JSON.stringify(draft.applications),
      username,
    };
    const { id } = await this.dataSource.manager.save(AnnotationRow, row);
    return { ...draft, id, username };
  }

  /** The newest first. */
  async within({ from, until }: Span, most: number): Promise<Annotation[]> {
    const rows = await this.dataSource.manager.find(AnnotationRow, {
      where: { at: And(MoreThanOrEqual(from), LessThan(until)) },
      order: { at: 'DESC', id: 'DESC' },
      take: most,
    });
    return rows.map(({ id, at, title, url, username, ...lists }) => ({
      ...{ id, at, title, url, username },
      probeIds: numbers.parse(JSON.parse(lists.probeIds)),
      applications: texts.parse(JSON.parse(lists.applications)),
    }));
  }

  /** @returns the ids that were on file */
  async delete(ids: readonly number[]): Promise<number[]> {
    const { manager } = this.dataSource;
    const where = { id: In([...ids]) };
    const found = await manager.find(AnnotationRow, { select: { id: true }, where });
    if (found.length > 0) await manager.delete(AnnotationRow, where);
    return found.map(({ id }) => id);
  }

  async forgetBefore(at: number): Promise<void> {
    await this.dataSource.manager.delete(AnnotationRow, { at: LessThan(at) });
  }
}
