import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import { slicesOf } from '../platform/slices.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { type ListFilter, passing } from '../probe/probe-list.js';
import { ProbeStates } from '../probe/probe-states.js';
import { type ExportText, titleRow } from './export-texts.js';
import { exportedRow } from './exported-probe.js';
import { FileThread } from './file-thread.js';
import type { TitleLanguage } from './titles.js';

/** Probes that are written in one go: some milliseconds. */
const sliceSize = 50;

/** The probes of a list as a file, by ascending id, so that two exports can be compared. */
@Injectable()
export class ProbeExport {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
    private readonly files: FileThread,
  ) {}

  async *text(filter: ListFilter, form: ExportText): AsyncGenerator<string, void> {
    yield form.head;
    let first = true;
    for (const slice of slicesOf(this.probes(filter), sliceSize)) {
      yield form.slice(slice, { first });
      first = false;
      await nextTurn();
    }
    // An empty list is said to be one.
    yield first ? form.empty : form.tail;
  }

  async workbook(filter: ListFilter, language: TitleLanguage): Promise<Uint8Array> {
    const rows = this.probes(filter).map(probe => exportedRow(probe, language));
    return this.files.writeWorkbook(titleRow(language), rows);
  }

  private probes(filter: ListFilter): Probe[] {
    const passes = passing(filter);
    return this.catalog
      .all()
      .filter(probe => passes({ probe, state: this.states.of(probe) }))
      .sort((one, other) => one.id - other.id);
  }
}
