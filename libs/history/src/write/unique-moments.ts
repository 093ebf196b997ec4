import { MomentsById } from '@dialtone/model';
import type { ResultTuple } from '../batch.js';
import { everyResult, toBoth } from '../newest-results.js';
import { ofProbe } from '../of-probe.js';
import type { Statements } from '../sql.js';

/**
 * A probe has one result at one moment. That holds by itself while time goes on; when the clock was set back, a moment
 * may be taken, and the result counts as some milliseconds later.
 */
export class UniqueMoments {
  private readonly latest = new MomentsById();
  private readonly doubtful = new Set<number>();

  constructor(private readonly location: number) {}

  /** What is on disk of a probe, from before this start. */
  restore(probeId: number, startedAt: number): void {
    this.latest.set(probeId, startedAt);
  }

  /** After a try that failed nobody knows what of it is on disk, so that it is looked up. */
  doubt(results: readonly ResultTuple[]): void {
    for (const [probeId] of results) this.doubtful.add(probeId);
  }

  /** The results with moments that are free. Nothing is remembered before `learn`. */
  async of(results: readonly ResultTuple[], statements: Statements): Promise<ResultTuple[]> {
    const overlay = new Map<number, number>();
    const placed: ResultTuple[] = [];
    for (const result of results) {
      const [probeId, startedAt, ...rest] = result;
      const latest = overlay.get(probeId) ?? (await this.latestOf(probeId, statements));
      let at = startedAt;
      if (at <= latest)
        while (given(placed, probeId, at) || (await this.taken(probeId, at, statements))) at += 1;
      overlay.set(probeId, Math.max(latest, at));
      placed.push(at === startedAt ? result : [probeId, at, ...rest]);
    }
    return placed;
  }

  /** Remembers results that are on disk. */
  learn(results: readonly ResultTuple[]): void {
    for (const [probeId, startedAt] of results)
      this.latest.set(probeId, Math.max(this.latest.get(probeId) ?? -Infinity, startedAt));
  }

  private async latestOf(probeId: number, statements: Statements): Promise<number> {
    const known = this.latest.get(probeId) ?? -Infinity;
    if (!this.doubtful.has(probeId)) return known;
    const rows = await statements.all<{ at: number | null }>(
      everyResult(from => `SELECT MAX(started_at) AS at FROM ${from} WHERE ${ofProbe}`),
      toBoth([probeId, this.location]),
    );
    this.doubtful.delete(probeId);
    const latest = Math.max(known, ...rows.map(({ at }) => at ?? -Infinity));
    this.latest.set(probeId, latest);
    return latest;
  }

  private async taken(probeId: number, at: number, statements: Statements): Promise<boolean> {
    const rows = await statements.all(
      everyResult(from => `SELECT 1 AS taken FROM ${from} WHERE ${ofProbe} AND started_at = ?`),
      toBoth([probeId, this.location, at]),
    );
    return rows.length > 0;
  }
}

/** Asked only where time did not go on. */
const given = (placed: readonly ResultTuple[], probeId: number, at: number): boolean =>
  placed.some(([id, startedAt]) => id === probeId && startedAt === at);
