import { CheckFinished, On, ProbeRemoved } from '@dialtone/engine';
import { ById, type Result } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { HeldOutcome } from './held-outcome.js';

/** What a glance at the last check of a probe tells. */
export type LastCheck = Readonly<Pick<HeldOutcome, 'startedAt' | 'up' | 'latencyMs'>>;

/** The last result of every probe, in memory. */
@Injectable()
export class LastResults {
  private readonly results = new ById<HeldOutcome>();

  of(probeId: number): Result | undefined {
    const held = this.results.get(probeId);
    return held && { probeId, startedAt: new Date(held.startedAt), outcome: held.outcome };
  }

  /** As it stands now: the next check changes it. For whoever looks at all of them. */
  glance(probeId: number): LastCheck | undefined {
    return this.results.get(probeId);
  }

  /** Puts a result from before this start in place; a newer one is not overwritten. */
  restore({ probeId, startedAt, outcome }: Result): void {
    if (!this.results.has(probeId))
      this.results.set(probeId, new HeldOutcome(startedAt.getTime(), outcome));
  }

  @On(CheckFinished)
  keep({ probe: { id }, startedAt, outcome }: CheckFinished): void {
    const held = this.results.get(id);
    if (held === undefined) this.results.set(id, new HeldOutcome(startedAt.getTime(), outcome));
    else held.hold(startedAt.getTime(), outcome);
  }

  @On(ProbeRemoved)
  forget({ probe }: ProbeRemoved): void {
    this.results.delete(probe.id);
  }
}
