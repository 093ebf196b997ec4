import type { MissReason, PhaseName } from '@dialtone/model';
import { endingCodes, type FinishedEnding } from '../../ending-code.js';
import { LatencyProfile } from '../../latency.js';
import { phaseText } from '../../phase-bytes.js';
import type { Sql, Value } from '../../sql.js';
import { verdictCodes, type VerdictEnding } from '../../verdict-code.js';
import type { Kept } from '../../kept.js';
import { lengthMs, type Level, levels } from '../../levels.js';

/** A check as a spec tells it. */
export interface Seen {
  readonly probeId: number;
  readonly location: number;
  readonly at: number;
  readonly ending: FinishedEnding;
  readonly asked: boolean;
  readonly us: number;
  readonly phases: readonly (readonly [PhaseName, number])[];
}

export interface Missed {
  readonly probeId: number;
  readonly location: number;
  readonly firstAt: number;
  readonly spacing: number;
  readonly runs: number;
  readonly reason: MissReason;
}

/** From a moment on nobody looked. */
export type Paused = Pick<Seen, 'probeId' | 'location' | 'at'>;

export const aCheck = (at: number, differing: Partial<Seen> = {}): Seen => ({
  probeId: 1,
  location: 0,
  ending: 'up',
  asked: false,
  us: 1000,
  phases: [],
  ...differing,
  at,
});

/** All that happened. */
export interface Told {
  readonly checks: readonly Seen[];
  readonly gaps?: readonly Missed[];
  /** At no moment of a check. */
  readonly pauses?: readonly Paused[];
}

/** What a writer would have on disk at this moment, by the plainest means: all of it, then what is no longer kept gone. */
export async function seed(
  sql: Sql,
  { checks, gaps = [], pauses = [] }: Told,
  { now, kept }: { readonly now: number; readonly kept: Kept },
): Promise<void> {
  const newest = checks.filter(({ at }) => at >= now - kept.resultsMs);
  await put(sql, 'results', newest.map(resultRow));
  await put(sql, 'gaps', gaps.map(gapRow));
  await put(sql, 'transitions', transitionRows(checks, pauses));
  for (const level of levels) {
    const since = Math.ceil((now - kept[`${level}Ms`]) / lengthMs[level]);
    const end = Math.floor(now / lengthMs[level]);
    const rows = rollups(checks, level).filter(({ at }) => at >= since && at < end);
    await put(
      sql,
      level,
      rows.map(({ values }) => values),
    );
    for (const location of new Set([...checks, ...gaps].map(one => one.location)))
      await sql.put({
        table: 'dialtone_marks',
        columns: ['name', 'location', 'value'],
        rows: [[level, location, end]],
      });
  }
}

const columns = {
  results: ['probe_id', 'location', 'started_at', 'ending', 'asked', 'latency_us', 'phases'],
  gaps: ['probe_id', 'location', 'first_at', 'last_at', 'runs', 'reason'],
  transitions: ['probe_id', 'location', 'at', 'ending'],
  ...Object.fromEntries(
    levels.map(level => [
      level,
      [
        'probe_id',
        'location',
        'at',
        'up',
        'degraded',
        'down',
        'internal',
        'asked',
        'asked_up',
        'latency',
      ],
    ]),
  ),
} as Record<'results' | 'gaps' | 'transitions' | Level, string[]>;

const put = async (sql: Sql, table: keyof typeof columns, rows: Value[][]): Promise<void> =>
  sql.insert({ table: `dialtone_${table}`, columns: columns[table], rows });

const resultRow = ({ probeId, location, at, ending, asked, us, phases }: Seen): Value[] => {
  const text = phaseText(phases.map(([name, each]) => ({ name, durationMs: each / 1000 })));
  const bytes = text === null ? null : Buffer.from(text, 'latin1');
  return [probeId, location, at, endingCodes[ending], Number(asked), us, bytes];
};

export const lastOf = ({ firstAt, spacing, runs }: Missed): number =>
  firstAt + spacing * (runs - 1);

const gapRow = (gap: Missed): Value[] => {
  const { probeId, location, firstAt, runs, reason } = gap;
  return [probeId, location, firstAt, lastOf(gap), runs, reason];
};

/** Each change of what was found; nothing of our own failures, and of what was asked for while nobody looked. */
function transitionRows(checks: readonly Seen[], pauses: readonly Paused[]): Value[][] {
  const known = new Map<string, VerdictEnding>();
  return [
    ...checks,
    ...pauses.map(pause => ({ ...pause, ending: 'paused', asked: false }) as const),
  ]
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ probeId, location, at, ending, asked }) => {
      const key = `${probeId} ${location}`;
      const before = known.get(key) ?? 'paused';
      if (ending === 'internal' || ending === before || (asked && before === 'paused')) return [];
      known.set(key, ending);
      return [[probeId, location, at, verdictCodes[ending]]];
    });
}

function rollups(checks: readonly Seen[], level: Level): { at: number; values: Value[] }[] {
  const groups = Map.groupBy(
    checks,
    ({ probeId, location, at }) => `${probeId} ${location} ${Math.floor(at / lengthMs[level])}`,
  );
  return [...groups].map(([key, group]) => {
    const [probeId = 0, location = 0, at = 0] = key.split(' ').map(Number);
    const finished = group.filter(({ ending }) => ending !== 'internal');
    const number = (wanted: (check: Seen) => boolean): number => finished.filter(wanted).length;
    const latency = new LatencyProfile();
    for (const { us, phases } of finished) {
      latency.whole.add(us);
      for (const [name, each] of phases) latency.phase(name).add(each);
    }
    return {
      at,
      values: [
        probeId,
        location,
        at,
        number(({ ending }) => ending === 'up'),
        number(({ ending }) => ending === 'degraded'),
        number(({ ending }) => ending === 'down'),
        group.filter(({ ending, asked }) => ending === 'internal' && !asked).length,
        number(({ asked }) => asked),
        number(({ ending, asked }) => asked && ending !== 'down'),
        latency.toBytes(),
      ],
    };
  });
}
