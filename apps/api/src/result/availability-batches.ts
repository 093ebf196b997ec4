import { Clock } from '@dialtone/engine';
import { HistoryReader } from '@dialtone/history';
import { Injectable } from '@nestjs/common';
import { nextTurn } from '../platform/next-turn.js';
import { shownAvailability } from './history-answers.js';
import type { Availability } from './history.graphql.js';
import { type HistoryWindow, windowUntil } from './history-window.js';

interface Batch {
  readonly probeIds: Set<number>;
  readonly answer: Promise<ReadonlyMap<number, Availability>>;
}

/** The availability of the probes of a list: all that is asked for in one turn is read at once, window by window. */
@Injectable()
export class AvailabilityBatches {
  private readonly waiting = new Map<HistoryWindow, Batch>();

  constructor(
    private readonly reader: HistoryReader,
    private readonly clock: Clock,
  ) {}

  async of(probeId: number, window: HistoryWindow): Promise<Availability> {
    const batch = this.waiting.get(window) ?? this.begin(window);
    batch.probeIds.add(probeId);
    const found = (await batch.answer).get(probeId);
    if (found === undefined) throw new Error(`The history left out probe ${probeId}.`);
    return found;
  }

  private begin(window: HistoryWindow): Batch {
    const probeIds = new Set<number>();
    const batch = { probeIds, answer: this.read(window, probeIds) };
    this.waiting.set(window, batch);
    return batch;
  }

  private async read(
    window: HistoryWindow,
    probeIds: ReadonlySet<number>,
  ): Promise<ReadonlyMap<number, Availability>> {
    await nextTurn();
    this.waiting.delete(window);
    const now = this.clock.now();
    const told = await this.reader.availability({
      probeIds: [...probeIds],
      ...windowUntil(now, window),
      now,
    });
    return new Map(shownAvailability(told).map(each => [each.probeId, each]));
  }
}
