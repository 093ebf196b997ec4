import {
  CheckFinished,
  On,
  ProbeRemoved,
  ProbeSaved,
  ResultsWaiting,
  RunsMissed,
} from '@dialtone/engine';
import { missReasons, type Probe } from '@dialtone/model';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { pointsOf } from './blackbox/families/families.js';
import { Metrics } from './metrics.js';
import { removeMisnamed } from './node-metrics.js';
import { ProbeFamilies } from './probe-families.js';
import {
  Bearers,
  bearingOf,
  isScheduled,
  labelsOf,
  type ProbeLabels,
  sameLabels,
} from './probe-series.js';

/** What the gauges of a probe show. */
interface Seen {
  readonly success: number;
  readonly seconds: number;
}

/** Feeds the metrics from the bus. No series outlives its probe or its old name. */
@Injectable()
export class MetricsListener implements OnModuleInit {
  private readonly bearers = new Bearers();
  private readonly probes = new Map<number, Probe>();
  private readonly shown = new Map<number, Seen & { readonly labels: ProbeLabels }>();
  private lost = 0;

  constructor(
    private readonly metrics: Metrics,
    private readonly families: ProbeFamilies,
  ) {}

  onModuleInit(): void {
    removeMisnamed(this.metrics.registry);
    for (const reason of missReasons) this.metrics.missed.inc({ reason }, 0);
  }

  @On(ProbeSaved)
  keep({ probe }: ProbeSaved): void {
    this.probes.set(probe.id, probe);
    this.bear(probe);
    const shown = this.shown.get(probe.id);
    if (!isScheduled(probe)) this.hide(probe.id);
    else if (shown !== undefined) {
      this.show(probe, shown);
      this.families.relabel(probe.id, labelsOf(probe));
    }
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    this.probes.delete(id);
    this.drop(id);
    this.hide(id);
  }

  @On(CheckFinished)
  count({ probe: checked, dueAt, startedAt, outcome }: CheckFinished): void {
    const reason = outcome.up ? '' : outcome.reason;
    if (dueAt !== undefined)
      this.metrics.lateness.observe(Math.max(startedAt.getTime() - dueAt.getTime(), 0) / 1000);
    this.metrics.finished.inc({ type: checked.type ?? '', reason });
    // Our own failure says nothing of the target.
    if (reason === 'INTERNAL') return;
    const bearing = this.bearers.of(checked.id);
    if (bearing !== undefined)
      this.metrics.checkResults.inc({ ...bearing, status: outcome.up ? 'success' : 'failed' });
    // It may have been given another name while its check ran.
    const probe = this.probes.get(checked.id);
    if (probe === undefined || !isScheduled(probe)) return;
    this.show(probe, { success: Number(outcome.up), seconds: outcome.latencyMs / 1000 });
    this.families.show(probe.id, labelsOf(probe), pointsOf(checked.target, outcome));
  }

  @On(RunsMissed)
  countMissed({ reason, span }: RunsMissed): void {
    this.metrics.missed.inc({ reason }, span.runs);
  }

  @On(ResultsWaiting)
  showWaiting({ waiting, lost }: ResultsWaiting): void {
    this.metrics.waitingResults.set(waiting);
    this.metrics.lostResults.inc(lost - this.lost);
    this.lost = lost;
  }

  private bear(probe: Probe): void {
    const before = this.bearers.of(probe.id);
    const after = bearingOf(probe, before);
    if (before?.name === after?.name && before?.type === after?.type) return;
    this.drop(probe.id);
    if (after === undefined || this.bearers.add(probe.id, after) === undefined) return;
    // Both from the start, or a rate would miss the first of them.
    for (const status of ['success', 'failed'])
      this.metrics.checkResults.inc({ ...after, status }, 0);
  }

  private drop(probeId: number): void {
    const last = this.bearers.remove(probeId);
    if (last === undefined) return;
    for (const status of ['success', 'failed'])
      this.metrics.checkResults.remove({ ...last, status });
  }

  /** In place of what the probe was shown as before. */
  private show(probe: Probe, { success, seconds }: Seen): void {
    const labels = labelsOf(probe);
    const before = this.shown.get(probe.id);
    if (before !== undefined && !sameLabels(before.labels, labels))
      this.removeGauges(before.labels);
    this.metrics.success.set(labels, success);
    this.metrics.duration.set(labels, seconds);
    this.shown.set(probe.id, { labels, success, seconds });
  }

  private hide(probeId: number): void {
    this.families.hide(probeId);
    const shown = this.shown.get(probeId);
    if (shown === undefined) return;
    this.removeGauges(shown.labels);
    this.shown.delete(probeId);
  }

  private removeGauges(labels: ProbeLabels): void {
    this.metrics.success.remove(labels);
    this.metrics.duration.remove(labels);
  }
}
