import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { Durations } from './durations.js';
import { FinishedChecks } from './finished-checks.js';

/**
 * Every metric family of ours but those that have samples for each probe; those of the Node process come from
 * prom-client. `metrics.golden.txt` lists them all.
 */
@Injectable()
export class Metrics {
  readonly registry = new Registry();

  readonly lateness = new Durations({
    name: 'dialtone_check_lateness_seconds',
    help: 'From the moment a check was due until it started.',
  });

  readonly queueTime = new Durations({
    name: 'dialtone_check_queue_seconds',
    help: 'How long a check waited for a place among those that run at once.',
  });

  readonly finished = new FinishedChecks(this.registry);

  readonly runsPlanned = this.counter({
    name: 'dialtone_runs_planned_total',
    help: 'Planned runs whose moment has passed since the start.',
  });

  readonly runs = this.counter({
    name: 'dialtone_runs_total',
    help: 'Planned runs that are on record, by how they ended; of unknown ones, by the reason.',
    labelNames: ['ending', 'reason'],
  });

  readonly refused = this.counter({
    name: 'dialtone_egress_refused_total',
    help: 'Connections that the egress policy refused, by the entry of the deny list.',
    labelNames: ['rule'],
  });

  readonly running = this.gauge({
    name: 'dialtone_checks_running',
    help: 'Checks that run now.',
  });

  readonly queued = this.gauge({
    name: 'dialtone_checks_queued',
    help: 'Checks that wait for a place.',
  });

  readonly armed = this.gauge({
    name: 'dialtone_probes_armed',
    help: 'Probes that are planned for a next check.',
  });

  readonly probes = this.gauge({
    name: 'dialtone_probes',
    help: 'Probes on file, by state.',
    labelNames: ['state'],
  });

  readonly waitingResults = this.gauge({
    name: 'dialtone_results_waiting',
    help: 'Results that wait to be written to the database.',
  });

  readonly lostResults = this.counter({
    name: 'dialtone_results_lost_total',
    help: 'Results dropped because the database was away for too long.',
  });

  readonly buildInfo = this.gauge({
    name: 'dialtone_build_info',
    help: 'What runs here; always 1.',
    labelNames: ['version', 'node'],
  });

  private counter<T extends string>(family: Family<T>): Counter<T> {
    return new Counter({ ...family, registers: [this.registry] });
  }

  private gauge<T extends string>(family: Family<T>): Gauge<T> {
    return new Gauge({ ...family, registers: [this.registry] });
  }
}

interface Family<T extends string> {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly T[];
}
