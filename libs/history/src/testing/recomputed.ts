import { LatencyProfile } from '../latency.js';
import { phasesOf } from '../phase-bytes.js';
import { everyResult } from '../newest-results.js';
import { resultColumns } from '../result-row.js';
import type { Row, Sql } from '../sql.js';

/** A rollup as plain values, for comparing. */
export interface PlainRollup {
  readonly probeId: number;
  readonly at: number;
  readonly counts: readonly number[];
  readonly latency: string;
}

const order = (one: PlainRollup, other: PlainRollup): number =>
  one.probeId - other.probeId || one.at - other.at;

/** What the rollups of some length must be, made anew from every raw row. */
export async function recomputed(sql: Sql, lengthMs: number): Promise<PlainRollup[]> {
  const groups = new Map<string, { counts: number[]; latency: LatencyProfile }>();
  for (const row of await sql.all<Row>(
    everyResult(from => `SELECT ${resultColumns} FROM ${from}`),
  )) {
    const key = `${Number(row.probe_id)} ${Math.floor(Number(row.started_at) / lengthMs)}`;
    const group = groups.get(key) ?? {
      counts: [0, 0, 0, 0, 0, 0],
      latency: new LatencyProfile(),
    };
    groups.set(key, group);
    const [ending, asked] = [Number(row.ending), Number(row.asked)];
    const add = (place: number, count: number): void => {
      group.counts[place] = (group.counts[place] ?? 0) + count;
    };
    // up, degraded, down, internal
    const place = [0, 2, 1, 3][ending] ?? 3;
    if (place === 3) {
      add(3, 1 - asked);
      continue;
    }
    add(place, 1);
    add(4, asked);
    if (place !== 2) add(5, asked);
    group.latency.whole.add(Number(row.latency_us));
    if (row.phases instanceof Uint8Array)
      for (const [name, us] of phasesOf(row.phases)) group.latency.phase(name).add(us);
  }
  return [...groups]
    .map(([key, { counts, latency }]) => {
      const [probeId = 0, at = 0] = key.split(' ').map(Number);
      return { probeId, at, counts, latency: Buffer.from(latency.toBytes()).toString('hex') };
    })
    .toSorted(order);
}

/** What the rollups of a table are. */
export async function rolledUp(sql: Sql, table: string): Promise<PlainRollup[]> {
  const rows = await sql.all<Row>(`SELECT * FROM ${table}`);
  return rows
    .map(row => ({
      probeId: Number(row.probe_id),
      at: Number(row.at),
      counts: ['up', 'degraded', 'down', 'internal', 'asked', 'asked_up'].map(name =>
        Number(row[name]),
      ),
      latency: Buffer.from(row.latency as Uint8Array).toString('hex'),
    }))
    .toSorted(order);
}
