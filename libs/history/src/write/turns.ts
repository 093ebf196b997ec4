import type { Batch, Pause, ResultTuple } from '../batch.js';
import { endingCodes } from '../ending-code.js';
import { type VerdictCode, verdictCodes } from '../verdict-code.js';

/** A verdict that differs from the one before it. */
export interface Turn {
  readonly probeId: number;
  readonly at: number;
  readonly verdict: VerdictCode;
  readonly reason: string | null;
  readonly message: string | null;
}

/**
 * The turns in a batch, in the order of time of each probe: a pause stands before what was seen after it.
 * @param before the verdict on a probe until here; it is asked anew for each result
 */
export function* turnsIn(
  { results, pauses = [] }: Pick<Batch, 'results' | 'pauses'>,
  before: (probeId: number) => VerdictCode | undefined,
): Generator<Turn> {
  const ahead = Map.groupBy(pauses, ({ probeId }) => probeId);
  for (const result of results) {
    const [probeId, startedAt] = result;
    for (const pause of takeUntil(ahead.get(probeId), startedAt))
      if (ends(before(probeId))) yield turnOf(pause);
    const verdict = verdictAfter(before(probeId), result);
    if (verdict !== before(probeId) && verdict !== undefined)
      yield { probeId, at: startedAt, verdict, reason: result[5], message: result[6] };
  }
  for (const pause of [...ahead.values()].flat())
    if (ends(before(pause.probeId))) yield turnOf(pause);
}

/** There is something to end once something is known. */
const ends = (before: VerdictCode | undefined): boolean =>
  before !== undefined && before !== verdictCodes.paused;

const turnOf = ({ probeId, at }: Pause): Turn => ({
  ...{ probeId, at, verdict: verdictCodes.paused },
  ...{ reason: null, message: null },
});

function takeUntil(pauses: Pause[] | undefined, moment: number): Pause[] {
  if (pauses === undefined) return [];
  const later = pauses.findIndex(({ at }) => at > moment);
  return pauses.splice(0, later === -1 ? pauses.length : later);
}

/**
 * Our own failures say nothing. Neither does a check that was asked for where nobody looks otherwise: what it found would
 * last until somebody does.
 */
function verdictAfter(
  before: VerdictCode | undefined,
  [, , ending, asked]: ResultTuple,
): VerdictCode | undefined {
  if (ending === endingCodes.internal) return before;
  return asked === 1 && !ends(before) ? before : ending;
}
