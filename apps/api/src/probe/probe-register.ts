import { Bus, ProbeRemoved, ProbeSaved, type SavedCause } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { EditBook } from './edit-book.js';
import { ProbeCatalog } from './probe-catalog.js';
import { ProbeReader } from './probe-reader.js';
import type { StoredProbe } from './stored-probe.js';

/** Takes what was committed into the catalog, and says it on the bus: the one way for a change to become known. */
@Injectable()
export class ProbeRegister {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly reader: ProbeReader,
    private readonly bus: Bus,
    private readonly book: EditBook,
  ) {}

  saved(stored: StoredProbe, cause: SavedCause): Probe {
    const { mark, row } = stored;
    this.book.said(row.id);
    const known = this.catalog.get(row.id);
    // Between a commit and its word, the follower may have seen the row and said it.
    if (known !== undefined && this.catalog.mark(row.id) === mark) return known;
    const probe = this.reader.read(stored);
    this.catalog.put(probe, mark);
    this.bus.publish(new ProbeSaved(probe, cause));
    return probe;
  }

  removed(id: number): void {
    const probe = this.catalog.get(id);
    this.book.said(id);
    this.catalog.remove(id);
    if (probe !== undefined) this.bus.publish(new ProbeRemoved(probe));
  }
}
