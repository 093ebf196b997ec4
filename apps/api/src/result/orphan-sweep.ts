import { Injectable, Logger } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { DataSource } from 'typeorm';
import { nextTurn } from '../platform/next-turn.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { ProbeFollower } from '../probe/probe-follower.js';
import { EvidenceStore } from './evidence-store.js';

const everyMs = 600_000;
/** Probes that are read before other work has its turn. */
const slice = 200;

/**
 * Evidence goes with its probe. That of a probe which went while nobody ran, or in a process that could not write it any
 * more, goes here.
 */
@Injectable()
export class OrphanSweep {
  private readonly logger = new Logger(OrphanSweep.name);
  private sweeping = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly store: EvidenceStore,
    private readonly catalog: ProbeCatalog,
    private readonly follower: ProbeFollower,
  ) {}

  @Interval(everyMs)
  async sweep(): Promise<void> {
    // Before every probe on file was said, each would look as if it were gone.
    if (this.sweeping || !this.follower.caughtUp) return;
    this.sweeping = true;
    try {
      for await (const id of this.probesWithEvidence())
        if (this.catalog.get(id) === undefined) await this.store.forget([id]);
    } catch (error) {
      // Whatever the database says: the next round forgets what this one could not.
      this.logger.warn(`Evidence of deleted probes cannot be deleted: ${String(error)}`);
    } finally {
      this.sweeping = false;
    }
  }

  private async *probesWithEvidence(): AsyncGenerator<number> {
    for (let after: number | undefined = 0; after !== undefined;) {
      const rows: { id: number | string }[] = await this.dataSource.query(
        'SELECT DISTINCT probe_id AS id FROM dialtone_evidence WHERE probe_id > ? ORDER BY probe_id LIMIT ?',
        [after, slice],
      );
      const ids = rows.map(({ id }) => Number(id));
      yield* ids;
      after = ids.at(-1);
      await nextTurn();
    }
  }
}
