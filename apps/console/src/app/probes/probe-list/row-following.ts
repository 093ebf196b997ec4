import {
  computed,
  DestroyRef,
  effect,
  inject,
  type Signal,
  type WritableSignal,
} from '@angular/core';
import { Coalescer } from '../../core/coalescer';
import { ProbeUpdatesDocument } from '../../core/gql/graphql';
import { Live } from '../../core/live';
import type { Counts } from '../probes-api';
import { isStale, type Row, type Updates, withUpdates } from './live-rows';
import { type ListQuery, variablesOf } from './list-query';
import { RowCells } from './row-cells-reader';

/** Rows may have come, gone or moved: they are asked for again at most this often. */
const reloadMs = 2000;

/** Rows that can be followed. */
interface Followed {
  readonly query: Signal<ListQuery | undefined>;
  readonly total: Signal<number | undefined>;
  /** The ids of those on screen. */
  readonly followed: Signal<readonly string[]>;
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
export function followRows(rows: Followed): void {
  const [live, cells] = [inject(Live), inject(RowCells)];
  const stale = new Coalescer<undefined>(() => {
    rows.reloadRows();
  }, reloadMs);
  const wish = computed(
    () => {
      const query = rows.query();
      return query && rows.total() !== undefined
        ? { filter: variablesOf(query).filter, probeIds: [...rows.followed()] }
        : undefined;
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
