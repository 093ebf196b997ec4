import { CheckRunner, Scheduler } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { version } from '../platform/version.js';
import { ProbeStates } from '../probe/probe-states.js';
import { Metrics } from './metrics.js';

/** What is looked up when somebody asks, rather than counted along the way. */
@Injectable()
export class Gauges {
  constructor(
    private readonly metrics: Metrics,
    private readonly states: ProbeStates,
    private readonly scheduler: Scheduler,
    private readonly runner: CheckRunner,
  ) {}

  update(): void {
    const { metrics } = this;
    metrics.buildInfo.set({ version, node: process.version }, 1);
    metrics.armed.set(this.scheduler.armed);
    metrics.runsPlanned.reset();
    metrics.runsPlanned.inc(this.scheduler.planned);
    metrics.running.set(this.runner.running);
    metrics.queued.set(this.runner.queued);
    for (const [state, count] of Object.entries(this.states.counts()))
      metrics.probes.set({ state: state.toLowerCase() }, count);
  }
}
