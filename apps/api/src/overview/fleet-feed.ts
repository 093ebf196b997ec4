import {
  CheckFinished,
  Clock,
  MaintenanceChanged,
  On,
  ProbeRemoved,
  ProbeSaved,
  ProbeStateChanged,
} from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { Paced } from '../platform/graphql/paced.js';
import { type ChangedCells, GatheredCells } from './gathered-cells.js';

interface Client {
  readonly gathered: GatheredCells;
  readonly paced: Paced<ChangedCells>;
}

/** Tells those who look at the whole fleet which cells of it changed. Nobody looking, a check costs one comparison. */
@Injectable()
export class FleetFeed {
  private readonly clients = new Set<Client>();

  constructor(private readonly clock: Clock) {}

  follow(): AsyncIterableIterator<ChangedCells> {
    const gathered = new GatheredCells(() => {
      this.clients.delete(client);
    });
    const client = { gathered, paced: new Paced(gathered, this.clock) };
    this.clients.add(client);
    return client.paced;
  }

  @On(CheckFinished)
  check({ probe: { id } }: CheckFinished): void {
    this.change(id);
  }

  @On(ProbeStateChanged)
  turn({ probe: { id } }: ProbeStateChanged): void {
    this.change(id);
  }

  @On(ProbeSaved)
  save(): void {
    this.begin();
  }

  @On(ProbeRemoved)
  remove(): void {
    this.begin();
  }

  @On(MaintenanceChanged)
  announce(): void {
    this.begin();
  }

  private change(id: number): void {
    if (this.clients.size === 0) return;
    for (const { gathered, paced } of this.clients) {
      gathered.change(id);
      paced.wake();
    }
  }

  private begin(): void {
    for (const { gathered, paced } of this.clients) {
      gathered.begin();
      paced.wake();
    }
  }
}
