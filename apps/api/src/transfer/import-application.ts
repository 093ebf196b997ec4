import { Clock } from '@dialtone/engine';
import { addressOf, probeTypeOf } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { badInput, UserError } from '../platform/errors.js';
import { type DraftWrite, ProbeBatch } from '../probe/probe-batch.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { keyOf } from './matching.js';
import { type Plan, type PlannedWrite, Plans } from './plans.js';

/** What came of a row. */
export interface ImportedRow {
  readonly line: number;
  readonly probeId: number;
}

/** What came of an import. */
export interface Imported {
  readonly created: readonly ImportedRow[];
  readonly changed: readonly ImportedRow[];
  /** The rows whose probes somebody had changed, or created, since the dry run. */
  readonly late: readonly number[];
}

interface Order {
  /** Leaves out what is refused, instead of writing nothing at all. */
  readonly onlyGood: boolean;
  /** The id of the user who does it. */
  readonly by: number;
}

/** Does what a dry run showed, and nothing else. */
@Injectable()
export class ImportApplication {
  constructor(
    private readonly plans: Plans,
    private readonly batch: ProbeBatch,
    private readonly catalog: ProbeCatalog,
    private readonly clock: Clock,
  ) {}

  /** @throws UserError when there is no such plan, or a row is refused and not only the good ones are asked for */
  async apply(token: string, order: Order): Promise<Imported> {
    return this.plans.carryOut(token, order.by, async plan => {
      if (plan.refused > 0 && !order.onlyGood)
        throw badInput([{ path: ['plan'], message: refusedOf(plan) }]);
      return this.written(plan, order);
    });
  }

  private async written({ writes }: Plan, { onlyGood, by }: Order): Promise<Imported> {
    const known = new Set(this.catalog.all().map(keyOf));
    const isDouble = (write: PlannedWrite) =>
      write.mark === undefined && known.has(keyOfDraft(write));
    const doubles = writes.filter(isDouble);
    if (doubles.length > 0 && !onlyGood) throw tooLate(doubles.map(lineOf));
    const due = doubles.length === 0 ? writes : writes.filter(write => !isDouble(write));
    const { probes, conflicts } = await this.batch.write({
      writes: due.map(writeOf),
      by,
      at: new Date(this.clock.now()),
      onConflict: onlyGood ? 'write the others' : 'write nothing',
    });
    const late = [...doubles, ...conflicts.flatMap(index => due[index] ?? [])].map(lineOf);
    if (late.length > 0 && !onlyGood) throw tooLate(late);
    const done = due.flatMap((write, index) => {
      const probe = probes.get(index);
      return probe === undefined
        ? []
        : [{ write, row: { line: lineOf(write), probeId: probe.id } }];
    });
    return {
      created: done.filter(({ write }) => write.mark === undefined).map(({ row }) => row),
      changed: done.filter(({ write }) => write.mark !== undefined).map(({ row }) => row),
      late,
    };
  }
}

const lineOf = ({ shown }: PlannedWrite): number => shown.line;

const keyOfDraft = ({ draft: { name, target } }: PlannedWrite): string =>
  keyOf({ name, type: probeTypeOf(target), address: addressOf(target) });

const writeOf = ({ draft, shown: { id }, mark }: PlannedWrite): DraftWrite => ({
  draft,
  ...(id !== undefined && mark !== undefined && { changes: { id, mark } }),
});

const refusedOf = ({ refused }: Plan): string =>
  `${refused} of the rows cannot be imported, so nothing was. Mend them, or ask for the good rows only.`;

function tooLate(lines: readonly number[]): UserError {
  const named = lines.slice(0, 20).join(', ') + (lines.length > 20 ? ' …' : '');
  const message = `Since the dry run somebody has changed what these rows are about, so nothing was imported: ${named}. Read the file again.`;
  return new UserError(
    'CONFLICT',
    message,
    lines.map(line => ({ path: [line], message })),
  );
}
