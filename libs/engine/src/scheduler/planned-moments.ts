import {
  inMaintenance,
  type MaintenanceWindow,
  type MissReason,
  spanOf,
  type ValidProbe,
} from '@dialtone/model';
import type { Bus } from '../bus.js';
import type { EngineOptions } from '../engine-options.js';
import { CheckDue, RunsMissed } from '../events.js';
import { spansBetween } from './spans-between.js';

/** Milliseconds since 1970; both ends are part of it. */
interface Time {
  readonly from: number;
  readonly to: number;
}

/** Says of each planned moment, once it has come, what becomes of it: CheckDue, or RunsMissed. */
export class PlannedMoments {
  /** When nobody is to look. */
  windows: readonly MaintenanceWindow[] = [];
  private passed = 0;

  constructor(
    private readonly bus: Bus,
    private readonly options: EngineOptions,
  ) {}

  /** How many were said since the start. */
  get said(): number {
    return this.passed;
  }

  /** @param dueAt milliseconds since 1970 */
  sayDue(probe: ValidProbe, dueAt: number): void {
    this.passed += 1;
    if (this.windows.some(window => inMaintenance(window, probe, dueAt)))
      this.bus.publish(new RunsMissed(probe, 'maintenance', spanOf(dueAt)));
    else this.bus.publish(new CheckDue(probe, new Date(dueAt)));
  }

  /** All of a time: a step for each of their spans. */
  *sayMissed(probe: ValidProbe, reason: MissReason, time: Time): Generator<void> {
    for (const span of spansBetween(probe, time.from - 1, time.to, this.options.timeZone)) {
      this.passed += span.runs;
      this.bus.publish(new RunsMissed(probe, reason, span));
      yield;
    }
  }
}
