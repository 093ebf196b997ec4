import type {
  ProbeRowFragment,
  ProbeUpdatesSubscription,
  ResultJudgedFragment,
} from '../../core/gql/graphql';

export type Row = ProbeRowFragment;
export type Finished = ResultJudgedFragment;
export type Updates = ProbeUpdatesSubscription['probeUpdates'];
type Update = Updates['updates'][number];

/** The rows with what a check saw. A row that nothing was said of stays the same object. */
export function withResult(rows: readonly Row[], result: Finished): readonly Row[] {
  return rows.map(row =>
    row.id === result.probeId && !isNewer(row, result.startedAt)
      ? { ...row, lastResult: result }
      : row,
  );
}

/** The rows as they stand now. Who is gone stays until the page is asked for again. */
export function withUpdates(rows: readonly Row[], updates: readonly Update[]): readonly Row[] {
  const latest = new Map(updates.map(update => [update.id, update]));
  return rows.map(row => {
    const update = latest.get(row.id);
    return update === undefined ? row : updated(row, update);
  });
}

function updated(row: Row, { probe, ...update }: Update): Row {
  const { state, stateReason, stateSince, nextRunAt, successRate, lastCheckAt } = update;
  const { up, latencyMs, reason, message } = update;
  const checked = lastCheckAt !== null && up !== null && latencyMs !== null;
  return {
    ...row,
    ...probe,
    state,
    stateReason,
    stateSince,
    nextRunAt,
    successRate,
    ...(checked &&
      !isNewer(row, lastCheckAt) && {
        lastResult: { startedAt: lastCheckAt, up, latencyMs, reason, message },
      }),
  };
}

const isNewer = ({ lastResult }: Row, startedAt: string): boolean =>
  (lastResult?.startedAt ?? '') > startedAt;

/**
 * Whether the page has to be asked for again: rows came, went, or belong elsewhere.
 * @param changes how much the count of changes has grown
 * @param stateDecides whether the page is ordered or narrowed by state
 */
export function isStale(
  rows: readonly Row[],
  { updates, removed }: Pick<Updates, 'updates' | 'removed'>,
  { changes, stateDecides }: { readonly changes: number; readonly stateDecides: boolean },
): boolean {
  if (removed.length > 0 || (stateDecides && changes > 0)) return true;
  const states = new Map(rows.map(({ id, state }) => [id, state]));
  const shown = updates.filter(
    ({ id, state, probe }) => probe !== null || states.get(id) !== state,
  );
  return changes > shown.length;
}
