import { CheckFinished, Clock, On, RunsMissed } from '@dialtone/engine';
import type { Span } from '@dialtone/model';
import { Injectable } from '@nestjs/common';
import { LatenessCounts } from './lateness-counts.js';
import type { FleetPulse } from './overview.graphql.js';

/** What is told is of the last minute, in whole seconds that are over. */
const windowSeconds = 60;

/** What one second held. */
class Second {
  constructor(readonly second: number) {}
  checks = 0;
  /** Planned runs that looked at their targets. */
  looked = 0;
  /** Planned runs, but for maintenance, that did not. */
  missed = 0;
  readonly lateness = new LatenessCounts();
}

/** How the checks go at the moment: how many, how late, and which part of those that are planned. */
@Injectable()
export class Pulse {
  private seconds: Second[] = [];
  private readonly startedAt: number;

  constructor(private readonly clock: Clock) {
    this.startedAt = this.second();
  }

  @On(CheckFinished)
  count({ dueAt, startedAt, outcome }: CheckFinished): void {
    const now = this.present();
    now.checks += 1;
    if (dueAt === undefined) return;
    now.lateness.add(startedAt.getTime() - dueAt.getTime());
    if (!outcome.up && outcome.reason === 'INTERNAL') now.missed += 1;
    else now.looked += 1;
  }

  @On(RunsMissed)
  miss({ reason, span }: RunsMissed): void {
    if (reason !== 'maintenance') this.present().missed += runsSince(span, this.oldestMs());
  }

  of(): FleetPulse {
    const until = this.second();
    const from = Math.max(until - windowSeconds, this.startedAt);
    const seen = this.seconds.filter(({ second }) => second >= from && second < until);
    const sum = (value: (second: Second) => number): number =>
      seen.reduce((total, second) => total + value(second), 0);
    const lateness = new LatenessCounts();
    for (const second of seen) lateness.merge(second.lateness);
    const [looked, missed] = [sum(({ looked }) => looked), sum(({ missed }) => missed)];
    return {
      checksPerSecond: until > from ? sum(({ checks }) => checks) / (until - from) : 0,
      latenessMs: lateness.quantile(0.99),
      coverage: looked + missed > 0 ? (looked / (looked + missed)) * 100 : undefined,
    };
  }

  private present(): Second {
    const second = this.second();
    const last = this.seconds.at(-1);
    if (last?.second === second) return last;
    const next = new Second(second);
    // Also when the clock was set back: what stands ahead of the present goes.
    this.seconds = this.seconds.filter(
      ({ second: each }) => each >= second - windowSeconds && each < second,
    );
    this.seconds.push(next);
    return next;
  }

  private second(): number {
    return Math.floor(this.clock.now() / 1000);
  }

  private oldestMs(): number {
    return (this.second() - windowSeconds) * 1000;
  }
}

/** How many runs of a span were due from a moment on: what was missed before we ran is long past. */
export function runsSince({ firstAt, lastAt, runs }: Span, moment: number): number {
  if (firstAt >= moment) return runs;
  if (lastAt < moment) return 0;
  const spacing = (lastAt - firstAt) / Math.max(runs - 1, 1);
  return spacing === 0 ? runs : Math.min(Math.floor((lastAt - moment) / spacing) + 1, runs);
}
