import type { Probe, ProbeType } from '@dialtone/model';
import { type ProbeState, urgencyOf } from './probe-state.js';

/** A probe with what a list shows of it. */
export interface Listed {
  readonly probe: Probe;
  readonly state: ProbeState;
}

export interface ListFilter {
  readonly search?: string | null;
  readonly type?: ProbeType | null;
  readonly application?: string | null;
  readonly enabled?: boolean | null;
  readonly state?: ProbeState | null;
}

/** Whether a listed probe passes; a condition that is absent or null lets everything pass. */
export function passes({ probe, state }: Listed, filter: ListFilter): boolean {
  return (
    (filter.type == null || probe.type === filter.type) &&
    (filter.enabled == null || probe.enabled === filter.enabled) &&
    (filter.state == null || state === filter.state) &&
    (filter.application == null || (probe.application ?? '') === filter.application) &&
    (filter.search == null || found(probe, filter.search))
  );
}

/** Search in name, application and address: case-insensitive and partial. */
function found(probe: Probe, search: string): boolean {
  const wanted = folded(search.trim());
  return [probe.name, probe.application ?? '', probe.address].some(text =>
    folded(text).includes(wanted),
  );
}

/** Upper case makes more letters equal than lower case does: ß and SS, both small sigmas. */
const folded = (text: string): string => text.normalize('NFKC').toUpperCase();

/** What a list can be sorted by. */
export type SortValue = (listed: Listed) => string | number | undefined;

/** The orders that need nothing but the probe and its state. */
export const sortValues = {
  NAME: ({ probe }) => probe.name,
  TYPE: ({ probe }) => probe.type,
  ADDRESS: ({ probe }) => probe.address,
  APPLICATION: ({ probe }) => probe.application,
  SCHEDULE: ({ probe }) => probe.cron,
  STATE: ({ state }) => urgencyOf(state),
  CREATED: ({ probe }) => probe.createdAt.getTime(),
  UPDATED: ({ probe }) => probe.updatedAt.getTime(),
} as const satisfies Readonly<Record<string, SortValue>>;

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Those without a value stand last in either direction; those that compare equal, by name and then by id. */
export function ordered(listed: readonly Listed[], by: SortValue, descending: boolean): Listed[] {
  const sign = descending ? -1 : 1;
  return listed
    .map(one => ({ one, value: by(one) }))
    .sort(
      ({ one: a, value }, { one: b, value: other }) =>
        Number(value === undefined) - Number(other === undefined) ||
        sign * compare(value, other) ||
        words.compare(a.probe.name, b.probe.name) ||
        a.probe.id - b.probe.id,
    )
    .map(({ one }) => one);
}

function compare(value: string | number | undefined, other: string | number | undefined): number {
  if (typeof value === 'number' && typeof other === 'number') return value - other;
  return words.compare(String(value ?? ''), String(other ?? ''));
}
