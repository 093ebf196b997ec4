import type { Probe, ProbeType } from '@dialtone/model';
import { numberOfId } from '../platform/graphql/id.js';
import type { ProbeState } from './probe-state.js';

/** A probe with what a list shows of it. */
export interface Listed {
  readonly probe: Probe;
  readonly state: ProbeState;
}

export interface ListFilter {
  /** Those with these ids alone. */
  readonly ids?: readonly string[] | null;
  readonly search?: string | null;
  readonly type?: ProbeType | null;
  readonly application?: string | null;
  /** Those that have all of these. */
  readonly tags?: readonly string[] | null;
  readonly enabled?: boolean | null;
  readonly state?: ProbeState | null;
}

/** Tells who passes a filter; a condition that is absent or null lets everything pass. */
export function passing(filter: ListFilter): (listed: Listed) => boolean {
  const ids = filter.ids == null ? undefined : new Set(filter.ids.map(numberOfId));
  const search = filter.search == null ? '' : folded(filter.search.trim());
  return ({ probe, state }) =>
    (ids === undefined || ids.has(probe.id)) &&
    (filter.type == null || probe.type === filter.type) &&
    (filter.enabled == null || probe.enabled === filter.enabled) &&
    (filter.state == null || state === filter.state) &&
    (filter.application == null || (probe.application ?? '') === filter.application) &&
    (filter.tags ?? []).every(tag => probe.tags?.includes(tag)) &&
    (search === '' || searched(probe).some(text => text.includes(search)));
}

/** Folding the texts of thousands of probes is most of what a search costs. A probe that is saved is another object. */
const searchable = new WeakMap<Probe, readonly string[]>();

/** Name, application and address: search is case-insensitive and partial. */
function searched(probe: Probe): readonly string[] {
  const known = searchable.get(probe);
  if (known !== undefined) return known;
  const texts = [probe.name, probe.application ?? '', probe.address].map(folded);
  searchable.set(probe, texts);
  return texts;
}

/** Upper case makes more letters equal than lower case does: ß and SS, both small sigmas. */
const folded = (text: string): string => text.normalize('NFKC').toUpperCase();
