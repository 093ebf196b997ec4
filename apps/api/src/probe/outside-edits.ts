import { Injectable } from '@nestjs/common';
import { EditBook } from './edit-book.js';
import { ProbeCatalog } from './probe-catalog.js';
import { ProbeReader } from './probe-reader.js';
import type { StoredProbe } from './stored-probe.js';

/** Puts on record what other programs did to probes, as the follower finds it. */
@Injectable()
export class OutsideEdits {
  constructor(
    private readonly book: EditBook,
    private readonly reader: ProbeReader,
    private readonly catalog: ProbeCatalog,
  ) {}

  /** To be called while the catalog still has them as they were. */
  async saved(found: readonly StoredProbe[]): Promise<void> {
    const theirs = found.filter(({ row, mark }) => !this.book.isOurs(row.id, mark));
    await this.book.recordOutside(
      theirs.map(one => ({
        id: one.row.id,
        before: this.catalog.get(one.row.id),
        after: this.reader.read(one),
      })),
    );
  }

  async removed(ids: readonly number[]): Promise<void> {
    const theirs = ids.filter(id => !this.book.isOurs(id));
    await this.book.recordOutside(theirs.map(id => ({ id, before: this.catalog.get(id) })));
  }
}
