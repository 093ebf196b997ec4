import {
  type Outcome,
  type Phase,
  phaseNames,
  type Reason,
  reasons,
  type Result,
} from '@dialtone/model';
import type { ResultRow } from './result.entity.js';
import { judgedOf, judgedText } from './stored-judged.js';

const longestMessage = 500;

/** A result as its row holds it: whole microseconds, and the phases' durations by name. */
export function rowOf({ probeId, startedAt, outcome }: Result): ResultRow {
  const { phases } = outcome;
  return {
    probeId,
    startedAt: startedAt.getTime(),
    up: outcome.up,
    latencyUs: Math.round(outcome.latencyMs * 1000),
    reason: outcome.up ? null : outcome.reason,
    message: cut(outcome.up ? outcome.degraded : outcome.message),
    httpStatus: outcome.httpStatus ?? null,
    phases: phases.length === 0 ? null : JSON.stringify(phases.map(microseconds)),
    judged: outcome.judged === undefined ? null : judgedText(outcome.judged),
  };
}

const microseconds = ({ name, durationMs }: Phase): [string, number] => [
  name,
  Math.round(durationMs * 1000),
];

function cut(message: string | undefined): string | null {
  if (message === undefined) return null;
  const characters = [...message];
  return characters.length <= longestMessage
    ? message
    : `${characters.slice(0, longestMessage - 1).join('')}…`;
}

export function resultOf(row: ResultRow): Result {
  return { probeId: row.probeId, startedAt: new Date(row.startedAt), outcome: outcomeOf(row) };
}

function outcomeOf(row: ResultRow): Outcome {
  const seen = {
    latencyMs: row.latencyUs / 1000,
    phases: phasesOf(row.phases),
    ...(row.httpStatus !== null && { httpStatus: row.httpStatus }),
    ...(row.judged !== null && { judged: judgedOf(row.judged) }),
  };
  if (row.up) return { ...seen, up: true, ...(row.message !== null && { degraded: row.message }) };
  return { ...seen, up: false, reason: reasonOf(row.reason), message: row.message ?? '' };
}

const reasonOf = (text: string | null): Reason =>
  reasons.find(reason => reason === text) ?? 'INTERNAL';

function phasesOf(json: string | null): Phase[] {
  if (json === null) return [];
  const durations = new Map(JSON.parse(json) as [string, number][]);
  return phaseNames.flatMap(name => {
    const us = durations.get(name);
    return us === undefined ? [] : [{ name, durationMs: us / 1000 }];
  });
}
