import type { Probe, ProbeType } from '@dialtone/model';
import { byUrgency, type ProbeState } from './probe-state.js';

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
  const wanted = search.trim().toLocaleLowerCase();
  return [probe.name, probe.application ?? '', probe.address].some(text =>
    text.toLocaleLowerCase().includes(wanted),
  );
}

export type Compare = (one: Listed, other: Listed) => number;

const words = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const byText =
  (text: (probe: Probe) => string | undefined): Compare =>
  ({ probe: one }, { probe: other }) =>
    words.compare(text(one) ?? '', text(other) ?? '');
const byTime =
  (time: (probe: Probe) => Date): Compare =>
  ({ probe: one }, { probe: other }) =>
    time(one).getTime() - time(other).getTime();

/** The orders that need nothing but the probe and its state. */
export const compareBy = {
  NAME: byText(({ name }) => name),
  TYPE: byText(({ type }) => type),
  ADDRESS: byText(({ address }) => address),
  APPLICATION: byText(({ application }) => application),
  SCHEDULE: byText(({ cron }) => cron),
  STATE: ({ state: one }, { state: other }) => byUrgency(one, other),
  CREATED: byTime(({ createdAt }) => createdAt),
  UPDATED: byTime(({ updatedAt }) => updatedAt),
} as const satisfies Readonly<Record<string, Compare>>;

/** Probes that compare equal stand by name, then by id, in either direction. */
export function ordered(listed: Listed[], compare: Compare, descending: boolean): Listed[] {
  const sign = descending ? -1 : 1;
  return listed.sort(
    (one, other) =>
      sign * compare(one, other) || compareBy.NAME(one, other) || one.probe.id - other.probe.id,
  );
}
