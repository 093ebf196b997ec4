import { Injectable } from '@nestjs/common';
import { And, DataSource, type FindOperator, LessThan, MoreThanOrEqual } from 'typeorm';
import { z } from 'zod';
import type { FieldEdit } from './field-edits.js';
import { type EditKind, ProbeEditRow } from './probe-edit.entity.js';

/** An edit as it is on record. */
export interface RecordedEdit {
  readonly id: number;
  readonly at: Date;
  readonly kind: EditKind;
  readonly userId: number | null;
  readonly username: string | null;
  readonly fields: readonly FieldEdit[];
}

export interface EditQuestion {
  readonly probeId: number;
  readonly from?: Date | null | undefined;
  readonly until?: Date | null | undefined;
  readonly first: number;
  /** The number of the edit that the last page ended with. */
  readonly after?: number | undefined;
}

const fields = z.array(
  z.object({ path: z.string(), before: z.string().optional(), after: z.string().optional() }),
);

/** Reads who changed what of a probe. */
@Injectable()
export class ProbeEdits {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first, one more than asked for when there are more. */
  async newest({ probeId, from, until, first, after }: EditQuestion): Promise<RecordedEdit[]> {
    const rows = await this.dataSource.manager.find(ProbeEditRow, {
      where: {
        probeId,
        ...(after !== undefined && { id: LessThan(after) }),
        ...bounds(from, until),
      },
      order: { id: 'DESC' },
      take: first + 1,
    });
    return rows.map(recorded);
  }
}

function bounds(
  from: Date | null | undefined,
  until: Date | null | undefined,
): { editedAt?: FindOperator<number> } {
  const limits = [
    ...(from == null ? [] : [MoreThanOrEqual(from.getTime())]),
    ...(until == null ? [] : [LessThan(until.getTime())]),
  ];
  return limits.length === 0 ? {} : { editedAt: And(...limits) };
}

const recorded = ({ editedAt, fields: json, ...row }: ProbeEditRow): RecordedEdit => ({
  ...row,
  at: new Date(editedAt),
  fields: fields.parse(JSON.parse(json)),
});
