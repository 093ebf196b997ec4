import type { Outcome, Result } from '@dialtone/model';
import type { ResultObject } from './result.graphql.js';

/** A result on record, as the API shows it. Its id is the probe's with the moment of its start. */
export const recorded = ({ probeId, startedAt, outcome }: Result): ResultObject => ({
  id: `${probeId}-${startedAt.getTime()}`,
  probeId,
  startedAt,
  ...shown(outcome),
});

/** A result that was never recorded. */
export const trial = (startedAt: Date, outcome: Outcome): ResultObject => ({
  startedAt,
  ...shown(outcome),
});

const shown = (outcome: Outcome): Omit<ResultObject, 'startedAt'> => ({
  up: outcome.up,
  latencyMs: toMicroseconds(outcome.latencyMs),
  phases: outcome.phases.map(({ name, durationMs }) => ({
    name,
    durationMs: toMicroseconds(durationMs),
  })),
  httpStatus: outcome.httpStatus,
  ...(!outcome.up && { reason: outcome.reason, message: outcome.message }),
});

/** A result is the same before and after it is written: milliseconds, to the microsecond. */
const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
