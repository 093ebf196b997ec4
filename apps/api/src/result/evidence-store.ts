import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { EvidenceRow } from './evidence.entity.js';
import { superfluous } from './superfluous.js';

/** Reads and writes evidence. */
@Injectable()
export class EvidenceStore {
  private readonly mysql: boolean;

  constructor(private readonly dataSource: DataSource) {
    this.mysql = dataSource.options.type === 'mysql';
  }

  /** Writes all or none. What is there already, from a try whose answer was lost, is left as it is. */
  async insert(rows: readonly EvidenceRow[]): Promise<void> {
    if (rows.length === 0) return;
    const marks = rows.map(() => '(?,?,?,?)').join(',');
    const insert = this.mysql ? 'INSERT IGNORE' : 'INSERT OR IGNORE';
    await this.dataSource.query(
      `${insert} INTO dialtone_evidence (probe_id,started_at,good,evidence) VALUES ${marks}`,
      rows.flatMap(({ probeId, startedAt, good, evidence }) => [
        probeId,
        startedAt,
        Number(good),
        evidence,
      ]),
    );
  }

  /** What is kept of a probe, newest first. */
  async ofProbe(probeId: number): Promise<EvidenceRow[]> {
    return this.dataSource.manager.find(EvidenceRow, {
      where: { probeId },
      order: { startedAt: 'DESC' },
    });
  }

  /** Leaves of each probe the newest failures, and the good checks before them. */
  async prune(probeIds: readonly number[], kept: number): Promise<void> {
    const { manager } = this.dataSource;
    const places = await manager.find(EvidenceRow, {
      select: { probeId: true, startedAt: true, good: true },
      where: { probeId: In([...probeIds]) },
      order: { startedAt: 'DESC' },
    });
    for (const [probeId, ofOne] of Map.groupBy(places, place => place.probeId)) {
      const moments = superfluous(ofOne, kept);
      if (moments.length > 0)
        await manager.delete(EvidenceRow, { probeId, startedAt: In(moments) });
    }
  }

  async forget(probeIds: readonly number[]): Promise<void> {
    if (probeIds.length > 0)
      await this.dataSource.manager.delete(EvidenceRow, { probeId: In([...probeIds]) });
  }
}
