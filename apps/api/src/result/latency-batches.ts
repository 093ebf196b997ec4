import { Clock } from '@dialtone/engine';
import { HistoryReader } from '@dialtone/history';
import { Injectable } from '@nestjs/common';
import { gathered } from '../platform/graphql/gathered.js';
import { shownDurations } from './history-answers.js';
import { type HistoryWindow, windowUntil } from './history-window.js';
import type { Durations } from './latency.graphql.js';

/** The quantiles that a list shows. */
const quantiles = [0.5, 0.95, 0.99];

type Found = Durations | undefined;

/** How long the checks of the probes of a list took: all that is asked for in one turn is read at once. */
@Injectable()
export class LatencyBatches {
  private readonly byWindow = new Map<HistoryWindow, (probeId: number) => Promise<Found>>();

  constructor(
    private readonly reader: HistoryReader,
    private readonly clock: Clock,
  ) {}

  async of(probeId: number, window: HistoryWindow): Promise<Found> {
    const ask = this.byWindow.get(window) ?? gathered(async ids => this.read(window, ids));
    this.byWindow.set(window, ask);
    return ask(probeId);
  }

  private async read(
    window: HistoryWindow,
    probeIds: readonly number[],
  ): Promise<(probeId: number) => Found> {
    const now = this.clock.now();
    const asked = { probeIds: [...new Set(probeIds)], ...windowUntil(now, window), now, quantiles };
    const found = new Map(
      (await this.reader.durationsOfEach(asked)).map(each => [each.probeId, each]),
    );
    return probeId => {
      const durations = found.get(probeId);
      return durations && shownDurations(durations, quantiles);
    };
  }
}
