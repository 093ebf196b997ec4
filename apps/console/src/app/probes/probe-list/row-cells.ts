import type { ProbeCellsFragment } from '../../core/gql/graphql';
import type { SparkKind, SparkLook } from '../../ui/spark-paths';
import type { Updates } from './live-rows';

/** What of a row is asked for only while it is on screen: its last checks, and how long those of the last hour took. */
export interface Cells {
  readonly looks: readonly SparkLook[];
  /** ISO 8601, of the newest look. */
  readonly newestAt: string | null;
  readonly p95Ms: number | undefined;
}
export type CellsById = ReadonlyMap<string, Cells>;

/** As many as a strip shows. */
export const looksShown = 50;

const kinds: Readonly<Record<string, SparkKind>> = { U: 'up', G: 'degraded', D: 'down' };

export const cellsOf = ({ recent, latency }: ProbeCellsFragment): Cells => ({
  looks: [...recent.endings].map((letter, place) => ({
    kind: kinds[letter] ?? 'unknown',
    latencyMs: recent.latenciesMs[place] ?? 0,
  })),
  newestAt: recent.newestAt,
  p95Ms: latency?.quantiles.find(({ quantile }) => quantile === 0.95)?.ms,
});

/** The cells with the checks that were heard of; those that nothing is new of stay the same objects. */
export function withChecks(cells: CellsById, updates: Updates['updates']): CellsById {
  const heard = updates.flatMap(update => {
    const known = cells.get(update.id);
    const look = lookOf(update);
    const { lastCheckAt } = update;
    if (known === undefined || look === undefined || lastCheckAt === null) return [];
    if (known.newestAt !== null && known.newestAt >= lastCheckAt) return [];
    const looks = [...known.looks, look].slice(-looksShown);
    return [[update.id, { ...known, looks, newestAt: lastCheckAt }] as const];
  });
  return heard.length === 0 ? cells : new Map([...cells, ...heard]);
}

function lookOf(update: Updates['updates'][number]): SparkLook | undefined {
  const { up, latencyMs, reason, message } = update;
  if (up === null || latencyMs === null) return undefined;
  // A check that is up says something only where it is outside a limit that warns.
  if (up) return { kind: message === null ? 'up' : 'degraded', latencyMs };
  return { kind: reason === 'INTERNAL' ? 'unknown' : 'down', latencyMs };
}
