import {
  CheckFinished,
  On,
  ProbeRemoved,
  ProbeSaved,
  ResultsWaiting,
  RunsSettled,
} from '@dialtone/engine';
import { ById, endings, type Probe, unknownReasons } from '@dialtone/model';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from './metrics.js';
import { type Bearing, CheckResults } from './probes/check-results.js';
import { ProbeFamilies } from './probes/probe-families.js';

/** Feeds the metrics from the bus. No series outlives its probe or its old name. */
@Injectable()
export class MetricsListener implements OnModuleInit {
  /** Those that have a present: a probe that is paused or cannot be checked has none. */
  private readonly scheduled = new ById<Probe>();
  private lost = 0;

  constructor(
    private readonly metrics: Metrics,
    private readonly results: CheckResults,
    private readonly families: ProbeFamilies,
  ) {}

  /** What is counted stands at 0 from the start, or a rate would miss the first. */
  onModuleInit(): void {
    for (const ending of endings)
      for (const reason of ending === 'unknown' ? unknownReasons : [''])
        this.metrics.runs.inc({ ending, reason }, 0);
  }

  @On(ProbeSaved)
  keep({ probe }: ProbeSaved): void {
    const before = this.results.of(probe.id);
    const after = bearingOf(probe, before);
    if (before?.name !== after?.name || before?.type !== after?.type) {
      this.results.remove(probe.id);
      if (after !== undefined) this.results.add(probe.id, after);
    }
    if (isScheduled(probe)) {
      this.scheduled.set(probe.id, probe);
      this.families.relabel(probe);
    } else {
      this.scheduled.delete(probe.id);
      this.families.hide(probe.id);
    }
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    this.scheduled.delete(id);
    this.results.remove(id);
    this.families.remove(id);
  }

  @On(CheckFinished)
  count({ probe: checked, dueAt, startedAt, outcome, queuedMs }: CheckFinished): void {
    const { metrics } = this;
    const reason = outcome.up ? '' : outcome.reason;
    if (dueAt !== undefined)
      metrics.lateness.add(Math.max(startedAt.getTime() - dueAt.getTime(), 0) / 1000);
    metrics.queueTime.add(queuedMs / 1000);
    metrics.finished.add(checked.type ?? '', reason);
    // Our own failure says nothing of the target.
    if (reason === 'INTERNAL') return;
    this.results.count(checked.id, outcome);
    // It may have been given another name while its check ran.
    const probe = this.scheduled.get(checked.id);
    if (probe !== undefined) this.families.show(probe, checked.target, outcome);
  }

  @On(RunsSettled)
  countSettled({ runs: settled }: RunsSettled): void {
    for (const { ending, reason = '', runs } of settled)
      this.metrics.runs.inc({ ending, reason }, runs);
  }

  @On(ResultsWaiting)
  showWaiting({ waiting, lost }: ResultsWaiting): void {
    this.metrics.waitingResults.set(waiting);
    this.metrics.lostResults.inc(lost - this.lost);
    this.lost = lost;
  }
}

const isScheduled = ({ valid, enabled }: Probe): boolean => valid && enabled;

/** What a probe bears from now on: nothing until it is scheduled, and nothing once its type is unknown. */
function bearingOf(probe: Probe, before: Bearing | undefined): Bearing | undefined {
  const { name, type } = probe;
  if (type === undefined) return undefined;
  const same = before?.name === name && before.type === type;
  return same || isScheduled(probe) ? { name, type } : undefined;
}
