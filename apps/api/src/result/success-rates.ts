import { CheckFinished, Clock, On, ProbeRemoved } from '@dialtone/engine';
import type { MinuteCount } from '@dialtone/history';
import { ById } from '@dialtone/model';
import { Injectable } from '@nestjs/common';

import { CounterRows } from './counter-rows.js';
import { SuccessWindow, windowCounters } from './success-window.js';

const minuteMs = 60_000;

/** The share of finished checks that were up over the last hour, to the minute, from our own results. */
@Injectable()
export class SuccessRates {
  private readonly rows = new CounterRows(windowCounters);
  private readonly windows = new ById<SuccessWindow>();

  constructor(private readonly clock: Clock) {}

  /** Percent, 0 to 100; undefined when no check finished. Our own failures count neither way. */
  of(probeId: number): number | undefined {
    return this.windows.get(probeId)?.rate(Math.floor(this.clock.now() / minuteMs));
  }

  restore({ probeId, minute, finished, up }: MinuteCount): void {
    this.window(probeId).add(minute, finished, up);
  }

  @On(CheckFinished)
  count({ probe, startedAt, outcome }: CheckFinished): void {
    if (!outcome.up && outcome.reason === 'INTERNAL') return;
    const minute = Math.floor(startedAt.getTime() / minuteMs);
    this.window(probe.id).add(minute, 1, Number(outcome.up));
  }

  @On(ProbeRemoved)
  forget({ probe }: ProbeRemoved): void {
    const window = this.windows.get(probe.id);
    if (window === undefined) return;
    this.windows.delete(probe.id);
    this.rows.giveBack(window.row);
  }

  private window(probeId: number): SuccessWindow {
    const known = this.windows.get(probeId);
    if (known !== undefined) return known;
    const window = new SuccessWindow(this.rows.take());
    this.windows.set(probeId, window);
    return window;
  }
}
