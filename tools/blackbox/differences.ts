import type { Family } from './samples.ts';

/** One thing that two exporters say differently of one target. */
export interface Difference {
  readonly family: string;
  /** `missing` and `extra` are seen from blackbox_exporter: what it has alone, what it has not. */
  readonly kind: 'missing' | 'extra' | 'value' | 'help';
  readonly theirs: string;
  readonly ours: string;
}

type Families = ReadonlyMap<string, Family>;

/** How long something took is compared by its presence alone. */
const isDuration = (family: string): boolean => /_(?:duration|lookup_time)_seconds$/u.test(family);

export function differencesOf(theirs: Families, ours: Families): Difference[] {
  const names = [...new Set([...theirs.keys(), ...ours.keys()])].sort();
  return names.flatMap(family => ofFamily(family, theirs.get(family), ours.get(family)));
}

function ofFamily(
  family: string,
  theirs: Family | undefined,
  ours: Family | undefined,
): Difference[] {
  const told: Difference[] = [];
  if (theirs !== undefined && ours !== undefined) {
    const [one, other] = [theirs, ours].map(({ type, help }) => `${type}: ${help}`);
    if (one !== other) told.push({ family, kind: 'help', theirs: one ?? '', ours: other ?? '' });
  }
  const before = theirs?.samples ?? new Map<string, number>();
  const after = ours?.samples ?? new Map<string, number>();
  for (const labels of [...new Set([...before.keys(), ...after.keys()])].sort()) {
    const [one, other] = [before.get(labels), after.get(labels)];
    const show = (value: number | undefined) =>
      value === undefined ? 'absent' : `${labels} ${value}`.trim();
    const kind = kindOf(one, other, isDuration(family));
    if (kind !== undefined) told.push({ family, kind, theirs: show(one), ours: show(other) });
  }
  return told;
}

function kindOf(
  theirs: number | undefined,
  ours: number | undefined,
  isPresenceAll: boolean,
): Difference['kind'] | undefined {
  if (ours === undefined) return 'missing';
  if (theirs === undefined) return 'extra';
  return isPresenceAll || Object.is(theirs, ours) ? undefined : 'value';
}
