import {
  CheckFinished,
  CheckSkipped,
  On,
  ProbeRemoved,
  ProbeSaved,
  ResultsWaiting,
  skipReasons,
} from '@dialtone/engine';
import type { Probe } from '@dialtone/model';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Metrics } from './metrics.js';
import { removeMisnamed } from './node-metrics.js';
import { Bearers, bearingOf, labelsOf, type ProbeLabels, sameLabels } from './probe-series.js';

interface Shown {
  readonly labels: ProbeLabels;
  readonly success: number;
  readonly seconds: number;
}

/** Feeds the metrics from the bus. No series outlives its probe or its old name. */
@Injectable()
export class MetricsListener implements OnModuleInit {
  private readonly bearers = new Bearers();
  private readonly shown = new Map<number, Shown>();

  constructor(private readonly metrics: Metrics) {}

  onModuleInit(): void {
    removeMisnamed(this.metrics.registry);
    for (const reason of skipReasons) this.metrics.skipped.inc({ reason }, 0);
  }

  @On(ProbeSaved)
  keep({ probe }: ProbeSaved): void {
    this.bear(probe);
    const shown = this.shown.get(probe.id);
    if (shown === undefined) return;
    if (!probe.valid || !probe.enabled) this.hide(probe.id, shown);
    else if (!sameLabels(shown.labels, labelsOf(probe))) {
      this.hide(probe.id, shown);
      this.show(probe, shown);
    }
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    this.drop(id);
    const shown = this.shown.get(id);
    if (shown !== undefined) this.hide(id, shown);
  }

  @On(CheckFinished)
  count({ probe, dueAt, startedAt, outcome }: CheckFinished): void {
    const reason = outcome.up ? '' : outcome.reason;
    const { type } = probe;
    if (dueAt !== undefined)
      this.metrics.lateness.observe(Math.max(startedAt.getTime() - dueAt.getTime(), 0) / 1000);
    if (type !== undefined) this.metrics.finished.inc({ type, reason });
    // Our own failure says nothing of the target.
    if (reason === 'INTERNAL') return;
    const bearing = this.bearers.of(probe.id);
    if (bearing !== undefined)
      this.metrics.checkResults.inc({ ...bearing, status: outcome.up ? 'success' : 'failed' });
    if (probe.enabled)
      this.show(probe, { success: Number(outcome.up), seconds: outcome.latencyMs / 1000 });
  }

  @On(CheckSkipped)
  countSkipped({ reason, count }: CheckSkipped): void {
    this.metrics.skipped.inc({ reason }, count);
  }

  @On(ResultsWaiting)
  showWaiting({ waiting, lost }: ResultsWaiting): void {
    this.metrics.waitingResults.set(waiting);
    this.metrics.lostResults.set(lost);
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

  private show(probe: Probe, { success, seconds }: Omit<Shown, 'labels'>): void {
    const labels = labelsOf(probe);
    this.metrics.success.set(labels, success);
    this.metrics.duration.set(labels, seconds);
    this.shown.set(probe.id, { labels, success, seconds });
  }

  private hide(probeId: number, { labels }: Shown): void {
    this.metrics.success.remove(labels);
    this.metrics.duration.remove(labels);
    this.shown.delete(probeId);
  }
}
