import type { Listed } from './probe-list.js';
import type { ProbeState } from './probe-state.js';

/** The probes of one application; those of none stand in a group of their own. */
export interface ProbeGroup {
  readonly application: string | undefined;
  readonly counts: Readonly<Record<ProbeState, number>>;
}

const { compare } = new Intl.Collator();

/** The same probes, those of one application together: applications in alphabetical order, and none at the end. */
export const grouped = (listed: readonly Listed[]): Listed[] =>
  [...byApplication(listed).values()].flat();

/** The groups in that order, with how many probes of each are in each state. */
export const groupsOf = (listed: readonly Listed[]): ProbeGroup[] =>
  [...byApplication(listed)].map(([application, members]) => ({
    application: application === '' ? undefined : application,
    counts: countsOf(members),
  }));

function byApplication(listed: readonly Listed[]): Map<string, Listed[]> {
  const groups = Map.groupBy(listed, ({ probe }) => probe.application ?? '');
  return new Map(
    [...groups].sort(([one], [other]) => lastWithout(one, other) || compare(one, other)),
  );
}

const lastWithout = (one: string, other: string): number =>
  Number(one === '') - Number(other === '');

function countsOf(members: readonly Listed[]): Record<ProbeState, number> {
  const counts = { UP: 0, DOWN: 0, DEGRADED: 0, PENDING: 0, PAUSED: 0, INVALID: 0 };
  for (const { state } of members) counts[state] += 1;
  return counts;
}
