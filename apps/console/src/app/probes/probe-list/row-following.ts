import {
  computed,
  DestroyRef,
  effect,
  inject,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { Coalescer } from '../../core/coalescer';
import { type ProbeFilter, ProbeUpdatesDocument } from '../../core/gql/graphql';
import { Live } from '../../core/live';
import type { Counts } from '../probes-api';
import { isStale, type Row, type Updates, withUpdates } from './live-rows';
import type { ListQuery } from './list-query';
import { RowCells } from './row-cells-reader';

/** Rows may have come, gone or moved: they are asked for again at most this often. */
const reloadMs = 2000;

/** What the API is asked to tell of: the rows on screen, and whether anything else changed that fits. */
export interface Followed {
  readonly filter: ProbeFilter;
  readonly probeIds: readonly string[];
}

/** Rows that can be followed. */
interface FollowableRows {
  readonly query: Signal<ListQuery | undefined>;
  /** Undefined until there is an answer. */
  readonly followed: Signal<Followed | undefined>;
  readonly held: Signal<boolean>;
  readonly counts: WritableSignal<Counts | undefined>;
  readonly shown: Signal<readonly Row[]>;
  reloadRows(): void;
  patch(change: (rows: readonly Row[]) => readonly Row[]): void;
}

/**
 * Follows the rows on screen, and no others; of all it is said that something changed, and how many are up. To be called
 * where things are injected.
 */
export function followRows(rows: FollowableRows): void {
  const [live, cells] = [inject(Live), inject(RowCells)];
  const stale = new Coalescer<undefined>(() => {
    rows.reloadRows();
  }, reloadMs);
  const wish = computed(
    () => {
      const followed = rows.followed();
      return followed && { filter: followed.filter, probeIds: [...followed.probeIds] };
    },
    { equal: (a, b) => JSON.stringify(a) === JSON.stringify(b) },
  );
  const take = (updates: Updates, changes: number): void => {
    const query = rows.query();
    const stateDecides = query?.state !== undefined || (query?.sort === 'state' && !rows.held());
    // What came or went between the answer and this subscription shows in the total alone.
    const missed = updates.snapshot && updates.summary.total !== rows.counts()?.total;
    if (missed || isStale(rows.shown(), updates, { changes, stateDecides })) stale.add(undefined);
    rows.counts.set(updates.summary);
    rows.patch(shown => withUpdates(shown, updates.updates));
    cells.hear(updates.updates);
  };
  effect(onCleanup => {
    const variables = wish();
    if (variables === undefined) return;
    let known = 0;
    const stop = live.subscribe(ProbeUpdatesDocument, variables, ({ probeUpdates }) => {
      const changes = probeUpdates.snapshot ? 0 : probeUpdates.changes - known;
      known = probeUpdates.changes;
      take(probeUpdates, changes);
    });
    onCleanup(stop);
  });
  inject(DestroyRef).onDestroy(() => {
    stale.stop();
  });
}
