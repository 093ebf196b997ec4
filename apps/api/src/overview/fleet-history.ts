import { Clock } from '@dialtone/engine';
import { type Fleet, HistoryReader, type Latencies, lengthMs } from '@dialtone/history';
import { Injectable } from '@nestjs/common';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import { Sparing } from './sparing.js';

const { hours: hour, days: day } = lengthMs;

/** The windows that the fleet's availability is told of, and how long their cells are. */
export const fleetWindows = {
  DAY: { ms: day, stepMs: hour, levels: ['minutes', 'hours'] },
  WEEK: { ms: 7 * day, stepMs: day, levels: ['minutes', 'hours', 'days'] },
} as const;
export type FleetWindow = keyof typeof fleetWindows;

/** So many probes that turn most often are looked for; some of them may be gone by now. */
const mostFlaky = 50;

/** What the history says of all probes together. It reads rollups, and seldom: see `Sparing`. */
@Injectable()
export class FleetHistory {
  private readonly windows: Readonly<Record<FleetWindow, Sparing<Fleet>>>;
  private readonly latencies: Sparing<Latencies>;
  private readonly turns: Sparing<readonly { readonly probeId: number; readonly turns: number }[]>;

  constructor(
    private readonly reader: HistoryReader,
    private readonly catalog: ProbeCatalog,
    private readonly clock: Clock,
  ) {
    const ofWindow = (name: FleetWindow): Sparing<Fleet> =>
      new Sparing(async () => this.readFleet(name), clock);
    this.windows = { DAY: ofWindow('DAY'), WEEK: ofWindow('WEEK') };
    this.latencies = new Sparing(async () => this.readLatencies(), clock);
    this.turns = new Sparing(async () => this.readTurns(), clock);
  }

  async availability(window: FleetWindow): Promise<Fleet> {
    return this.windows[window].get();
  }

  /** Of a day: the 50th and the 95th percentile of each probe. */
  async latency(): Promise<Latencies> {
    return this.latencies.get();
  }

  /** Of a day, most first. */
  async flakiest(): Promise<readonly { readonly probeId: number; readonly turns: number }[]> {
    return this.turns.get();
  }

  private async readFleet(name: FleetWindow): Promise<Fleet> {
    const { ms, stepMs, levels } = fleetWindows[name];
    return this.reader.fleet({ ...this.asked(ms, stepMs), levels: [...levels], stepMs });
  }

  private async readLatencies(): Promise<Latencies> {
    const quantiles = [0.5, 0.95];
    return this.reader.latencies({
      ...{ ...this.asked(day, hour), levels: ['minutes', 'hours'], quantiles },
    });
  }

  private async readTurns() {
    const { most } = await this.reader.turns({ ...this.asked(day, 1), first: mostFlaky });
    return most;
  }

  /** A window that begins with a whole cell. */
  private asked(ms: number, stepMs: number) {
    const now = this.clock.now();
    const from = Math.floor((now - ms) / stepMs) * stepMs;
    return { probeIds: this.catalog.ids(), from, until: now, now };
  }
}
