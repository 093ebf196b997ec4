import type { Outcome, Target } from '@dialtone/model';
import { subjectKind } from '@dialtone/model';
import type { Checker } from './checker.js';
import { breachSentence, judge } from './judgement/expectations.js';
import { observe, type Watch } from './observe.js';

/** One look at a target: it fills in the sight of its watch, and throws when the target is down. */
export type Look<T extends Target> = (target: T, watch: Watch) => Promise<void>;

/** A checker of a look: what was seen is judged by the target's expectations, and inverted where it is asked for. */
export const checked =
  <T extends Target>(look: Look<T>): Checker<T> =>
  (target, context) =>
    observe(
      context,
      watch => look(target, watch),
      (outcome, watch) => inverted(target, judgedBy(target, outcome, watch)),
    );

function judgedBy({ expectations }: Target, outcome: Outcome, watch: Watch): Outcome {
  if (expectations.length === 0 || isOurs(outcome)) return outcome;
  const { sight, body, context } = watch;
  const judged = judge(expectations, {
    outcome,
    sight,
    now: context.now(),
    ...(body !== undefined && { body }),
  });
  if (!outcome.up) return { ...outcome, judged };
  const breached = judged.filter(({ held }) => !held);
  const fatal = breached.filter(({ expectation }) => expectation.severity === 'DOWN');
  const [first] = fatal;
  if (first !== undefined)
    return {
      ...outcome,
      judged,
      up: false,
      reason: subjectKind(first.expectation.subject).reason,
      message: fatal.map(breachSentence).join('; '),
    };
  return breached.length === 0
    ? { ...outcome, judged }
    : { ...outcome, judged, degraded: breached.map(breachSentence).join('; ') };
}

/** Of what our own policy or fault kept from happening nothing is known. */
const isOurs = (outcome: Outcome): boolean =>
  !outcome.up && (outcome.reason === 'INTERNAL' || outcome.reason === 'BLOCKED');

function inverted(target: Target, outcome: Outcome): Outcome {
  if (!target.inverted || isOurs(outcome)) return outcome;
  const { latencyMs, phases, httpStatus, judged, sight } = outcome;
  const seen = {
    latencyMs,
    phases,
    ...(httpStatus !== undefined && { httpStatus }),
    ...(judged !== undefined && { judged }),
    ...(sight !== undefined && { sight }),
  };
  return outcome.up
    ? {
        ...seen,
        up: false,
        reason: 'INVERTED',
        message: 'the target answers as expected, and must not',
      }
    : { ...seen, up: true };
}
