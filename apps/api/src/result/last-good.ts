import type { Outcome } from '@dialtone/model';
import { HeldOutcome } from './held-outcome.js';
import { HeldSight } from './held-sight.js';

/** The last good check of a probe, as it was seen. It becomes evidence when it is wanted: most are followed by another. */
export class LastGood {
  private readonly held: HeldOutcome;
  private seen: HeldSight | undefined;

  /** @param stored whether it is on file, or on its way there */
  constructor(
    startedAt: number,
    outcome: Outcome,
    public stored: boolean,
  ) {
    this.held = new HeldOutcome(startedAt, outcome);
    this.see(outcome);
  }

  get startedAt(): number {
    return this.held.startedAt;
  }

  get outcome(): Outcome {
    const { outcome } = this.held;
    return this.seen === undefined ? outcome : { ...outcome, sight: this.seen.sight };
  }

  /** Another takes its place, which is not on file. */
  hold(startedAt: number, outcome: Outcome): void {
    this.held.hold(startedAt, outcome);
    this.see(outcome);
    this.stored = false;
  }

  private see({ sight }: Outcome): void {
    if (sight === undefined) this.seen = undefined;
    else if (this.seen === undefined) this.seen = new HeldSight(sight);
    else this.seen.hold(sight);
  }
}
