import type { ProbeState } from './probe-state.js';
import type { ProbeSummary } from './probe-list.graphql.js';

/** Counts by state, as the API shows them. */
export function summaryOf(counts: Readonly<Record<ProbeState, number>>): ProbeSummary {
  return {
    total: Object.values(counts).reduce((total, count) => total + count, 0),
    up: counts.UP,
    down: counts.DOWN,
    degraded: counts.DEGRADED,
    pending: counts.PENDING,
    paused: counts.PAUSED,
    invalid: counts.INVALID,
  };
}
