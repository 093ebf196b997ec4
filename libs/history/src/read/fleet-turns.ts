import { giveWay } from '../give-way.js';
import type { Row, Statements } from '../sql.js';
import { placesOf } from './places.js';
import type { Window } from './plan.js';
import { filled, probeSlices } from './probe-slices.js';
import { type Verdict, verdictsIn } from './verdicts.js';

export interface TurnsQuery extends Window {
  readonly probeIds: readonly number[];
  /** At most so many of the newest, and of the probes that turn most. */
  readonly first: number;
}

/** What a target was found to be, in place of what it was found to be before. */
export interface FleetTurn {
  readonly probeId: number;
  readonly at: number;
  readonly ending: Verdict['ending'];
  readonly before: Verdict['ending'];
  readonly message?: string;
}

export interface FleetTurns {
  /** Newest first. */
  readonly newest: readonly FleetTurn[];
  /** The probes that turned most often, most first. */
  readonly most: readonly { readonly probeId: number; readonly turns: number }[];
}

interface Placed extends FleetTurn {
  readonly location: number;
}

/**
 * Whose targets turned into something else in a window. A first look, also after a pause, is no turn, and neither is a
 * pause. Between two slices of probes whatever else waits has its turn.
 */
export async function turnsOf(sql: Statements, query: TurnsQuery): Promise<FleetTurns> {
  let newest: Placed[] = [];
  const counts = new Map<number, number>();
  for (const { location } of await placesOf(sql))
    for (const ids of probeSlices(query.probeIds)) {
      for (const [probeId, verdicts] of await verdictsIn(sql, { ids, location }, query)) {
        const turns = turnsIn(verdicts, query.from).map(turn => ({ ...turn, probeId, location }));
        if (turns.length === 0) continue;
        counts.set(probeId, (counts.get(probeId) ?? 0) + turns.length);
        newest.push(...turns.slice(-query.first));
      }
      newest = newest.sort((one, other) => other.at - one.at).slice(0, query.first);
      await giveWay();
    }
  return { newest: await withMessages(sql, newest), most: mostOf(counts, query.first) };
}

function turnsIn(
  verdicts: readonly Verdict[],
  from: number,
): Pick<FleetTurn, 'at' | 'ending' | 'before'>[] {
  return verdicts.flatMap(({ at, ending }, place) => {
    const before = verdicts[place - 1]?.ending ?? 'paused';
    return at < from || ending === 'paused' || before === 'paused' ? [] : [{ at, ending, before }];
  });
}

const mostOf = (counts: ReadonlyMap<number, number>, first: number): FleetTurns['most'] =>
  [...counts]
    .map(([probeId, turns]) => ({ probeId, turns }))
    .sort((one, other) => other.turns - one.turns || one.probeId - other.probeId)
    .slice(0, first);

async function withMessages(sql: Statements, turns: readonly Placed[]): Promise<FleetTurn[]> {
  if (turns.length === 0) return [];
  const keys = filled(turns);
  const rows = await sql.all<Row>(
    `SELECT probe_id, location, at, message FROM dialtone_transitions
     WHERE ${keys.map(() => '(probe_id = ? AND location = ? AND at = ?)').join(' OR ')}`,
    keys.flatMap(({ probeId, location, at }) => [probeId, location, at]),
  );
  const messages = new Map(
    rows.map(row => [keyOf(row.probe_id, row.location, row.at), row.message]),
  );
  return turns.map(({ location, ...turn }) => {
    const message = messages.get(keyOf(turn.probeId, location, turn.at));
    return { ...turn, ...(message != null && { message: String(message) }) };
  });
}

const keyOf = (...parts: readonly unknown[]): string => parts.map(String).join(' ');
