import type {
  CheckFinishedSubscription,
  ProbeChangedSubscription,
  ProbeRowFragment,
} from '../../core/gql/graphql';

export type Row = ProbeRowFragment;
export type Finished = CheckFinishedSubscription['checkFinished'];
export type Change = ProbeChangedSubscription['probeChanged'];

/** The rows with what the checks saw, each with its newest. A row that nothing was said of stays the same object. */
export function withResults(rows: readonly Row[], results: readonly Finished[]): readonly Row[] {
  const newest = new Map<string, Finished>();
  for (const result of results) {
    const id = result.probeId;
    if (id !== null && (newest.get(id)?.startedAt ?? '') <= result.startedAt)
      newest.set(id, result);
  }
  return rows.map(row => {
    const result = newest.get(row.id);
    const older = result !== undefined && (row.lastResult?.startedAt ?? '') > result.startedAt;
    return result === undefined || older ? row : { ...row, lastResult: result };
  });
}

/** The rows with the changed ones as they are now. Who was deleted stays until the page is asked for again. */
export function withChanges(rows: readonly Row[], changes: readonly Change[]): readonly Row[] {
  const latest = new Map(changes.map(({ id, probe }) => [id, probe]));
  return rows.map(row => latest.get(row.id) ?? row);
}

/**
 * Whether the page has to be asked for again: rows came, went, or belong elsewhere.
 * @param stateDecides whether the page is ordered or narrowed by state
 */
export function isStale(
  rows: readonly Row[],
  changes: readonly Change[],
  stateDecides: boolean,
): boolean {
  const shown = new Set(rows.map(({ id }) => id));
  return changes.some(
    ({ kind, id }) => kind === 'CREATED' || kind === 'DELETED' || stateDecides || !shown.has(id),
  );
}
