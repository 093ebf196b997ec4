import { type ImportPlan, type RowAction, type TransferFormat } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeService } from '../probe/probe.service.js';
import { FileThread } from './file-thread.js';
import { listSource } from './list-rows.js';
import { Matching } from './matching.js';
import type { PlannedRow } from './planned-row.js';
import { planRows } from './planner.js';
import { Plans } from './plans.js';
import type { Source } from './source-row.js';
import { tableSource } from './table-rows.js';
import { type FileContent, UnreadableFile } from './thread/file-content.js';

/** Reads a file and says, row by row, what would be done. Nothing is written. */
@Injectable()
export class ImportService {
  constructor(
    private readonly files: FileThread,
    private readonly catalog: ProbeCatalog,
    private readonly probes: ProbeService,
    private readonly plans: Plans,
  ) {}

  /**
   * @param by the id of the user who may have it done
   * @throws UnreadableFile when the file makes no sense as a whole
   */
  async dryRun(format: TransferFormat, bytes: Uint8Array, by: number): Promise<ImportPlan> {
    if (bytes.length === 0) throw new UnreadableFile('The file is empty.');
    const content = await this.files.read(format, bytes);
    const { rows, notes } = sourceOf(content);
    if (rows.length === 0) throw new UnreadableFile('The file holds no probes.');
    const matching = new Matching(this.onFile());
    const planned = await planRows(rows, matching, (input, onFile) =>
      this.probes.judge(input, onFile),
    );
    const counts = countsOf(planned);
    const writes = planned.flatMap(({ draft, ...row }) =>
      draft === undefined ? [] : [{ ...row, draft }],
    );
    const { id, until } = this.plans.keep({
      writes,
      same: counts.same,
      refused: counts.refuse,
      by,
    });
    return {
      token: id,
      expiresAt: until.toISOString(),
      format,
      ...(content.charset !== undefined && { charset: content.charset }),
      notes,
      counts,
      rows: planned.map(({ shown }) => shown),
    };
  }

  private *onFile() {
    for (const probe of this.catalog.all()) {
      const mark = this.catalog.mark(probe.id);
      if (mark !== undefined) yield { probe, mark };
    }
  }
}

const sourceOf = (content: FileContent): Source =>
  content.kind === 'table' ? tableSource(content) : listSource(content.items);

function countsOf(planned: readonly PlannedRow[]): Record<RowAction, number> {
  const count = (action: RowAction) =>
    planned.filter(({ shown }) => shown.action === action).length;
  return {
    create: count('create'),
    change: count('change'),
    same: count('same'),
    refuse: count('refuse'),
  };
}
