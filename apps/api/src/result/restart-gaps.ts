import { Bus, EngineOptions, RunsMissed, Scheduler, spansBetween } from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { accountedUntil } from './accounted-until.js';

/** Work in one turn, counted in probes and spans. */
const atOnce = 100;

/** Accounts for what was planned and not run between the process before this one and this one, once. */
@Injectable()
export class RestartGaps {
  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly scheduler: Scheduler,
    private readonly bus: Bus,
    private readonly options: EngineOptions,
  ) {}

  /**
   * To be done once every probe is armed.
   * @param aliveAt when the process before was last known to run, in milliseconds since 1970
   * @param accounted the last moment that is accounted for, by probe
   */
  async account(aliveAt: number, accounted: ReadonlyMap<number, number>): Promise<void> {
    const { timeZone } = this.options;
    let steps = 0;
    for (const probe of this.catalog.all()) {
      // Not the next run: some may have come already, while other probes were still being read.
      const until = this.scheduler.armedSince(probe.id);
      if (!probe.valid || until === undefined) continue;
      const left = { accountedAt: accounted.get(probe.id), aliveAt };
      const after = accountedUntil(probe, left, timeZone);
      for (const span of spansBetween(probe, after, until, timeZone)) {
        this.bus.publish(new RunsMissed(probe, 'stopped', span));
        steps += 1;
        if (steps % atOnce === 0) await nextTurn();
      }
    }
  }
}
