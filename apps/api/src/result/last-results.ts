import { CheckFinished, On, ProbeRemoved } from '@dialtone/engine';
import type { Result } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { withoutSight } from './evidence.js';

/** The last result of every probe, in memory. */
@Injectable()
export class LastResults {
  private readonly results = new Map<number, Result>();

  of(probeId: number): Result | undefined {
    return this.results.get(probeId);
  }

  /** Puts a result from before this start in place; a newer one is not overwritten. */
  restore(result: Result): void {
    if (!this.results.has(result.probeId)) this.results.set(result.probeId, result);
  }

  @On(CheckFinished)
  keep({ probe: { id: probeId }, startedAt, outcome }: CheckFinished): void {
    this.results.set(probeId, { probeId, startedAt, outcome: withoutSight(outcome) });
  }

  @On(ProbeRemoved)
  forget({ probe }: ProbeRemoved): void {
    this.results.delete(probe.id);
  }
}
