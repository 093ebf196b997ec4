import { Clock } from '@dialtone/engine';
import { HistoryReader } from '@dialtone/history';
import { Injectable } from '@nestjs/common';
import { gathered } from '../platform/graphql/gathered.js';
import { shownAvailability } from './history-answers.js';
import type { Availability } from './availability.graphql.js';
import { type HistoryWindow, windowUntil } from './history-window.js';

/** The availability of the probes of a list: all that is asked for in one turn is read at once, window by window. */
@Injectable()
export class AvailabilityBatches {
  private readonly byWindow = new Map<HistoryWindow, (probeId: number) => Promise<Availability>>();

  constructor(
    private readonly reader: HistoryReader,
    private readonly clock: Clock,
  ) {}

  async of(probeId: number, window: HistoryWindow): Promise<Availability> {
    const known = this.byWindow.get(window);
    if (known !== undefined) return known(probeId);
    const ask = gathered(async (probeIds: readonly number[]) => this.read(window, probeIds));
    this.byWindow.set(window, ask);
    return ask(probeId);
  }

  private async read(
    window: HistoryWindow,
    probeIds: readonly number[],
  ): Promise<(probeId: number) => Availability> {
    const now = this.clock.now();
    const told = await this.reader.availability({
      probeIds: [...new Set(probeIds)],
      ...windowUntil(now, window),
      now,
    });
    const found = new Map(shownAvailability(told).map(each => [each.probeId, each]));
    return probeId => {
      const each = found.get(probeId);
      if (each === undefined) throw new Error(`The history left out probe ${probeId}.`);
      return each;
    };
  }
}
