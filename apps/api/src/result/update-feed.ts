import {
  CheckFinished,
  Clock,
  On,
  ProbeRemoved,
  ProbeSaved,
  ProbeStateChanged,
} from '@dialtone/engine';
import { Injectable } from '@nestjs/common';
import { Paced } from '../platform/graphql/paced.js';
import { ProbeCatalog } from '../probe/probe-catalog.js';
import type { Listed } from '../probe/probe-list.js';
import { probeStates } from '../probe/probe-state.js';
import { ProbeStates } from '../probe/probe-states.js';
import { type Gathered, GatheredUpdates } from './gathered-updates.js';

/** Which probes a client follows: those with these ids, or all, that pass the filter. */
export interface Wish {
  readonly ids?: ReadonlySet<number>;
  readonly passes: (listed: Listed) => boolean;
  /** Whether it is told of checks that changed no state, too. */
  readonly checks: boolean;
}

interface Client {
  readonly wish: Wish;
  readonly gathered: GatheredUpdates;
  readonly paced: Paced<Gathered>;
}

/**
 * Tells many consoles what changes, for little: one listener for all of them, which looks up who follows the probe of a
 * check and notes that it has changed. Filters are judged only when a probe is saved or changes its state.
 */
@Injectable()
export class UpdateFeed {
  private readonly clients = new Set<Client>();
  private readonly byProbe = new Map<number, Set<Client>>();
  /** Those that did not name their probes. */
  private readonly ofAny = new Set<Client>();

  constructor(
    private readonly catalog: ProbeCatalog,
    private readonly states: ProbeStates,
    private readonly clock: Clock,
  ) {}

  /** How many clients follow. */
  get size(): number {
    return this.clients.size;
  }

  follow(wish: Wish): AsyncIterableIterator<Gathered> {
    const gathered = new GatheredUpdates(
      () => this.matching(wish),
      () => {
        this.leave(client);
      },
    );
    const client = { wish, gathered, paced: new Paced(gathered, this.clock) };
    this.enter(client);
    return client.paced;
  }

  @On(CheckFinished)
  check({ probe: { id } }: CheckFinished): void {
    if (this.clients.size === 0) return;
    for (const { wish, gathered, paced } of this.followersOf(id)) {
      if (!wish.checks) continue;
      gathered.checked(id);
      paced.wake();
    }
  }

  @On(ProbeSaved)
  save({ probe }: ProbeSaved): void {
    if (this.clients.size === 0) return;
    this.judge({ probe, state: this.states.of(probe) }, true);
    this.moveAll(() => true);
  }

  @On(ProbeStateChanged)
  change({ probe, from }: ProbeStateChanged): void {
    if (this.clients.size === 0) return;
    const now = { probe, state: this.states.of(probe) };
    // On the bus states are texts, for the engine knows none of them.
    const before = { probe, state: probeStates.find(state => state === from) ?? now.state };
    this.judge(now, false);
    this.moveAll(({ passes }) => passes(now) || passes(before));
  }

  @On(ProbeRemoved)
  remove({ probe: { id } }: ProbeRemoved): void {
    if (this.clients.size === 0) return;
    for (const { gathered } of this.followersOf(id)) gathered.gone(id);
    this.moveAll(() => true);
  }

  private judge(listed: Listed, saved: boolean): void {
    const { id } = listed.probe;
    for (const { wish, gathered } of this.followersOf(id))
      gathered.judged({ id, saved }, wish.passes(listed));
  }

  private moveAll(ofList: (wish: Wish) => boolean): void {
    for (const { wish, gathered, paced } of this.clients) {
      gathered.move(Number(ofList(wish)));
      paced.wake();
    }
  }

  private *followersOf(id: number): Generator<Client> {
    yield* this.byProbe.get(id) ?? [];
    yield* this.ofAny;
  }

  private *matching({ ids, passes }: Wish): Generator<number> {
    for (const probe of ids === undefined ? this.catalog.all() : this.catalog.some(ids))
      if (passes({ probe, state: this.states.of(probe) })) yield probe.id;
  }

  private enter(client: Client): void {
    this.clients.add(client);
    const { ids } = client.wish;
    if (ids === undefined) this.ofAny.add(client);
    for (const id of ids ?? []) {
      const followers = this.byProbe.get(id);
      if (followers === undefined) this.byProbe.set(id, new Set([client]));
      else followers.add(client);
    }
  }

  private leave(client: Client): void {
    this.clients.delete(client);
    this.ofAny.delete(client);
    for (const id of client.wish.ids ?? []) {
      const followers = this.byProbe.get(id);
      followers?.delete(client);
      if (followers?.size === 0) this.byProbe.delete(id);
    }
  }
}
