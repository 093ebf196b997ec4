import { Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { EvidenceRow } from './evidence.entity.js';
import { superfluous } from './superfluous.js';

/** Which check; its start in milliseconds since 1970. */
export type CheckMoment = Pick<EvidenceRow, 'probeId' | 'startedAt'>;

/** In one statement, which may hold 32,766 values. */
const mostMoments = 10_000;

/** As the drivers give it: wide numbers may come as text. */
interface RawEvidence {
  readonly probe_id: number | string;
  readonly started_at: number | string;
  readonly good: number | boolean;
  readonly evidence: string;
}

const rowOf = ({ probe_id, started_at, good, evidence }: RawEvidence): EvidenceRow => ({
  probeId: Number(probe_id),
  startedAt: Number(started_at),
  good: Boolean(good),
  evidence,
});

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

  /** What is kept of single checks; nothing of those of which nothing is. */
  async at(checks: readonly CheckMoment[]): Promise<EvidenceRow[]> {
    const rows: EvidenceRow[] = [];
    for (let from = 0; from < checks.length; from += mostMoments) {
      const some = checks.slice(from, from + mostMoments);
      const marks = some.map(() => '(?,?)').join(',');
      const raw = await this.dataSource.query<RawEvidence[]>(
        `SELECT probe_id, started_at, good, evidence FROM dialtone_evidence
         WHERE (probe_id, started_at) IN (${this.mysql ? marks : `VALUES ${marks}`})`,
        some.flatMap(({ probeId, startedAt }) => [probeId, startedAt]),
      );
      rows.push(...raw.map(rowOf));
    }
    return rows;
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
