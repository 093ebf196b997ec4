import { Scheduler } from '@dialtone/engine';
import type { Outcome, Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { ProbeStates } from '../probe/probe-states.js';
import { LastResults } from './last-results.js';
import { toMicroseconds } from './result-object.js';
import { SuccessRateService } from './success-rate.service.js';
import type { ProbeUpdate } from './updates.graphql.js';

/** What is said of a probe, besides its settings. */
type Status = Omit<ProbeUpdate, 'probe'>;

/** How a probe stands at this moment, in plain fields. */
@Injectable()
export class ProbeStatus {
  constructor(
    private readonly states: ProbeStates,
    private readonly last: LastResults,
    private readonly rates: SuccessRateService,
    private readonly scheduler: Scheduler,
  ) {}

  of(probe: Probe): Status {
    const { id } = probe;
    const { state, reason: stateReason, since } = this.states.seen(probe);
    const result = this.last.of(id);
    return {
      id,
      state,
      stateReason,
      stateSince: since === undefined ? undefined : new Date(since),
      nextRunAt: this.scheduler.nextRunAt(id),
      successRate: this.rates.of(probe),
      lastCheckAt: result?.startedAt,
      ...(result && shown(result.outcome)),
    };
  }
}

const shown = (outcome: Outcome): Partial<Status> => ({
  up: outcome.up,
  latencyMs: toMicroseconds(outcome.latencyMs),
  httpStatus: outcome.httpStatus,
  ...(outcome.up
    ? { message: outcome.degraded }
    : { reason: outcome.reason, message: outcome.message }),
});
