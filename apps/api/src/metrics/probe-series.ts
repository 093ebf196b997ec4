import type { Probe, ProbeType } from '@dialtone/model';

/** The labels of the original's counter: it knows probes by name and type only. */
export interface Bearing {
  readonly name: string;
  readonly type: ProbeType;
}

/**
 * Which pairs of name and type have a bearer. Two probes with one name and type share a counter, so it may go only
 * with the last of them.
 */
export class Bearers {
  private readonly pairs = new Map<string, Set<number>>();
  private readonly byProbe = new Map<number, Bearing>();

  of(probeId: number): Bearing | undefined {
    return this.byProbe.get(probeId);
  }

  /** @returns the pair when this probe is its first bearer */
  add(probeId: number, bearing: Bearing): Bearing | undefined {
    this.byProbe.set(probeId, bearing);
    const key = keyOf(bearing);
    const bearers = this.pairs.get(key);
    if (bearers !== undefined) {
      bearers.add(probeId);
      return undefined;
    }
    this.pairs.set(key, new Set([probeId]));
    return bearing;
  }

  /** @returns the pair when this probe was its last bearer */
  remove(probeId: number): Bearing | undefined {
    const bearing = this.byProbe.get(probeId);
    if (bearing === undefined) return undefined;
    this.byProbe.delete(probeId);
    const key = keyOf(bearing);
    const bearers = this.pairs.get(key);
    bearers?.delete(probeId);
    if (bearers === undefined || bearers.size > 0) return undefined;
    this.pairs.delete(key);
    return bearing;
  }
}

const keyOf = ({ name, type }: Bearing): string => `${type} ${name}`;

/** A probe that is paused or cannot be checked has no present. */
export const isScheduled = ({ valid, enabled }: Probe): boolean => valid && enabled;

/** What a probe bears from now on: nothing until it is scheduled, and nothing once its type is unknown. */
export function bearingOf(probe: Probe, before: Bearing | undefined): Bearing | undefined {
  const { name, type } = probe;
  if (type === undefined) return undefined;
  const same = before?.name === name && before.type === type;
  return same || isScheduled(probe) ? { name, type } : undefined;
}

export type ProbeLabels = Record<'probe_id' | 'name' | 'type' | 'application' | 'instance', string>;

export const labelsOf = (probe: Probe): ProbeLabels => ({
  probe_id: String(probe.id),
  name: probe.name,
  type: probe.type ?? '',
  application: probe.application ?? '',
  instance: probe.address,
});

export const sameLabels = (one: ProbeLabels, other: ProbeLabels): boolean =>
  Object.entries(one).every(([label, value]) => other[label as keyof ProbeLabels] === value);
