import { DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { Coalescer } from '../core/coalescer';
import { FleetUpdatesDocument, type FleetUpdatesSubscription } from '../core/gql/graphql';
import { Live } from '../core/live';
import type { Standing } from '../ui/standing';
import { Fleet } from './fleet';
import { OverviewApi, type OverviewLatency } from './overview-api';

type Updates = FleetUpdatesSubscription['fleetUpdates'];
export type Summary = Updates['summary'];
export type FleetPulse = Updates['pulse'];

/** Cells are asked for anew this often, for what changes without a word: a maintenance window that opens or ends. */
const renewMs = 300_000;
/** And at most this often when one change follows the other. */
const leastMs = 2000;

/** All probes as cells, as they change under the eyes. */
@Injectable()
export class FleetStore {
  private readonly api = inject(OverviewApi);
  private readonly live = inject(Live);
  private readonly shown = signal<Fleet | undefined>(undefined);
  private readonly failure = signal<unknown>(undefined);
  private readonly counted = signal<Summary | undefined>(undefined);
  private readonly standing = signal<ReadonlyMap<Standing, number>>(new Map());
  private readonly beat = signal<FleetPulse | undefined>(undefined);
  private readonly asked = new Coalescer<undefined>(() => void this.load(), leastMs);
  private loading = false;
  /** What is heard while all cells are on their way is newer than they are. */
  private waiting: Updates['cells'][] = [];
  private normal: OverviewLatency['normal'] | undefined;
  private listener: (places: readonly number[]) => void = () => undefined;

  /** Another object when all cells came anew; what changes in it is said to whoever draws. */
  readonly fleet = this.shown.asReadonly();
  readonly error = this.failure.asReadonly();
  /** Undefined until it is first heard. */
  readonly summary = this.counted.asReadonly();
  readonly pulse = this.beat.asReadonly();
  /** How many cells there are of each standing. */
  readonly counts = this.standing.asReadonly();

  constructor() {
    void this.load();
    const stop = this.live.subscribe(FleetUpdatesDocument, {}, ({ fleetUpdates }) => {
      this.hear(fleetUpdates);
    });
    const timer = setInterval(() => {
      if (!document.hidden) this.asked.add(undefined);
    }, renewMs);
    effect(() => {
      if (this.live.healed() > 0)
        untracked(() => {
          this.asked.add(undefined);
        });
    });
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearInterval(timer);
      this.asked.stop();
    });
  }

  /** Says which cells look different, from now on; one listener, for there is one map. */
  onChange(listener: (places: readonly number[]) => void): void {
    this.listener = listener;
  }

  learn(normal: OverviewLatency['normal']): void {
    this.normal = normal;
    this.renew(this.shown());
  }

  reload(): void {
    void this.load();
  }

  private hear({ stale, cells, summary, pulse }: Updates): void {
    this.counted.set(summary);
    this.beat.set(pulse);
    if (stale && this.shown() !== undefined) this.asked.add(undefined);
    if (this.loading) this.waiting.push(cells);
    const changed = this.shown()?.apply(cells) ?? [];
    if (changed.length > 0) this.tell(changed);
  }

  private async load(): Promise<void> {
    if (this.loading) return;
    this.loading = true;
    this.waiting = [];
    try {
      const fleet = new Fleet(await this.api.fleet());
      for (const cells of this.waiting) fleet.apply(cells);
      this.failure.set(undefined);
      this.renew(fleet);
    } catch (error) {
      // What is shown stays; without anything the page says why.
      this.failure.set(error);
    } finally {
      this.loading = false;
      this.waiting = [];
    }
  }

  private renew(fleet: Fleet | undefined): void {
    if (fleet === undefined) return;
    if (this.normal !== undefined) fleet.learn(this.normal);
    this.shown.set(fleet);
    this.tell([...Array(fleet.size).keys()]);
  }

  private tell(changed: readonly number[]): void {
    this.standing.set(this.shown()?.counts() ?? new Map());
    this.listener(changed);
  }
}
