import { expectationText, type Judged, type Outcome, type Result } from '@dialtone/model';
import { evidenceOf } from './evidence.js';
import type { JudgedExpectationObject, ResultObject } from './result.graphql.js';
import { shownEvidence } from './shown-evidence.js';

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

function shown(outcome: Outcome): Omit<ResultObject, 'startedAt'> {
  const { sight } = evidenceOf(outcome);
  return {
    up: outcome.up,
    degraded: outcome.up && outcome.degraded !== undefined,
    latencyMs: toMicroseconds(outcome.latencyMs),
    phases: outcome.phases.map(({ name, durationMs }) => ({
      name,
      durationMs: toMicroseconds(durationMs),
    })),
    httpStatus: outcome.httpStatus,
    ...(outcome.up
      ? { message: outcome.degraded }
      : { reason: outcome.reason, message: outcome.message }),
    expectations: (outcome.judged ?? []).map(shownJudged),
    ...(sight !== undefined && { evidence: shownEvidence(sight) }),
  };
}

const shownJudged = (judged: Judged): JudgedExpectationObject => ({
  ...judged,
  text: expectationText(judged.expectation),
});

/** A result is the same before and after it is written: milliseconds, to the microsecond. */
export const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;
