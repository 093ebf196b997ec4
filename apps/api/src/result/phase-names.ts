import type { Phase } from '@dialtone/model';

export type PhaseNames = readonly Phase['name'][];

/** Checks of one kind go through the same phases: a few lists are all that there are. */
const known = new Map<string, PhaseNames>();

/** The names of phases in their order; one list for all checks that went through the same. */
export function namesOf(phases: readonly Phase[]): PhaseNames {
  const names = phases.map(({ name }) => name);
  const key = names.join(' ');
  const shared = known.get(key);
  if (shared !== undefined) return shared;
  known.set(key, names);
  return names;
}
