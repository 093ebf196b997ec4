import { Bus, ProbeRemoved, ProbeSaved, type SavedCause } from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { ProbeCatalog } from './probe-catalog.js';
import { ProbeReader } from './probe-reader.js';
import { markOf, type StoredProbe } from './probe-store.js';

/** Takes what was committed into the catalog, and says it on the bus: the one way for a change to become known. */
@Injectable()
export class ProbeRegister {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly reader: ProbeReader,
    private readonly bus: Bus,
  ) {}

  saved(stored: StoredProbe, cause: SavedCause): Probe {
    const probe = this.reader.read(stored);
    this.catalog.put(probe, markOf(stored));
    this.bus.publish(new ProbeSaved(probe, cause));
    return probe;
  }

  removed(id: number): void {
    const probe = this.catalog.get(id);
    this.catalog.remove(id);
    if (probe !== undefined) this.bus.publish(new ProbeRemoved(probe));
  }
}
