import type { ResultTuple } from '../batch.js';
import { ofProbe } from '../of-probe.js';
import { resultColumns, tupleOf } from '../result-row.js';
import type { Row, Statements } from '../sql.js';
import type { VerdictCode } from '../verdict-code.js';
import { ofEach } from './of-each.js';

/** Where the record of one probe ends. */
export interface Standing {
  readonly probeId: number;
  readonly last?: ResultTuple;
  /** The verdict that the last transition tells of. */
  readonly verdict?: VerdictCode;
  /** The last planned moment that is accounted for, or a moment shortly after it: when that run started. */
  readonly accountedAt?: number;
}

const questions = {
  last: `SELECT ${resultColumns} FROM dialtone_results WHERE ${ofProbe} ORDER BY started_at DESC LIMIT 1`,
  planned: `SELECT probe_id, started_at AS found FROM dialtone_results WHERE ${ofProbe} AND asked = 0
    ORDER BY started_at DESC LIMIT 1`,
  gap: `SELECT probe_id, last_at AS found FROM dialtone_gaps WHERE ${ofProbe} ORDER BY last_at DESC LIMIT 1`,
  verdict: `SELECT probe_id, ending AS found FROM dialtone_transitions WHERE ${ofProbe} ORDER BY at DESC LIMIT 1`,
} as const;

/** Where the records of these probes end at one place. */
export async function standingsOf(
  statements: Statements,
  probeIds: readonly number[],
  location: number,
): Promise<Standing[]> {
  const lastOf = new Map<number, ResultTuple>();
  const asked = { question: questions.last, values: [location] };
  for await (const rows of ofEach<Row>(statements, asked, probeIds))
    for (const row of rows) lastOf.set(Number(row.probe_id), tupleOf(row));
  const numbers = async (question: string): Promise<ReadonlyMap<number, number>> => {
    const numberOf = new Map<number, number>();
    for await (const rows of ofEach<Row>(statements, { question, values: [location] }, probeIds))
      for (const row of rows) numberOf.set(Number(row.probe_id), Number(row.found));
    return numberOf;
  };
  const planned = await numbers(questions.planned);
  const gaps = await numbers(questions.gap);
  const verdicts = await numbers(questions.verdict);
  return probeIds.map(probeId => {
    const last = lastOf.get(probeId);
    const verdict = verdicts.get(probeId) as VerdictCode | undefined;
    const accountedAt = latest(planned.get(probeId), gaps.get(probeId));
    return {
      probeId,
      ...(last !== undefined && { last }),
      ...(verdict !== undefined && { verdict }),
      ...(accountedAt !== undefined && { accountedAt }),
    };
  });
}

function latest(one: number | undefined, other: number | undefined): number | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return Math.max(one, other);
}
