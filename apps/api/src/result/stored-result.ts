import { endingCodes, phaseText, type ResultRecord, type ResultTuple } from '@dialtone/history';
import { type Outcome, type Reason, reasons, type Result } from '@dialtone/model';
import { judgedOf, judgedText } from './stored-judged.js';

const longestMessage = 500;

/**
 * A result as its row holds it: whole microseconds. How expectations were judged is kept where one did not hold; of the
 * others there is nothing to say that the probe itself does not.
 * @param asked whether somebody asked for the check, outside the schedule
 */
export function tupleOfResult(
  { probeId, startedAt, outcome }: Result,
  asked: boolean,
): ResultTuple {
  const { judged, phases } = outcome;
  const telling = judged?.some(({ held }) => !held);
  return [
    probeId,
    startedAt.getTime(),
    endingCodes[endingOf(outcome)],
    asked ? 1 : 0,
    Math.round(outcome.latencyMs * 1000),
    outcome.up ? null : outcome.reason,
    cut(outcome.up ? outcome.degraded : outcome.message),
    outcome.httpStatus ?? null,
    phaseText(phases),
    judged && telling ? judgedText(judged) : null,
  ];
}

/** How a check that finished ended. */
export function endingOf(outcome: Outcome): keyof typeof endingCodes {
  if (outcome.up) return outcome.degraded === undefined ? 'up' : 'degraded';
  return outcome.reason === 'INTERNAL' ? 'internal' : 'down';
}

function cut(message: string | undefined): string | null {
  if (message === undefined) return null;
  // Most are far shorter than the limit, whatever their characters are.
  if (message.length <= longestMessage) return message;
  const characters = [...message];
  return characters.length <= longestMessage
    ? message
    : `${characters.slice(0, longestMessage - 1).join('')}…`;
}

/** A record as the house speaks of it. */
export const resultOf = (record: ResultRecord): Result => ({
  probeId: record.probeId,
  startedAt: new Date(record.startedAt),
  outcome: outcomeOf(record),
});

function outcomeOf({ ending, message, reason, ...record }: ResultRecord): Outcome {
  const seen = {
    latencyMs: record.latencyUs / 1000,
    phases: record.phases.map(([name, us]) => ({ name, durationMs: us / 1000 })),
    ...(record.httpStatus !== undefined && { httpStatus: record.httpStatus }),
    ...(record.judged !== undefined && { judged: judgedOf(record.judged) }),
  };
  if (ending === 'up') return { ...seen, up: true };
  if (ending === 'degraded') return { ...seen, up: true, degraded: message ?? '' };
  return { ...seen, up: false, reason: reasonOf(reason), message: message ?? '' };
}

const reasonOf = (text: string | undefined): Reason =>
  reasons.find(reason => reason === text) ?? 'INTERNAL';
