import type { FleetTurn } from '@dialtone/history';
import type { Verdict } from '../probe/probe-state.js';

/** A target that was found to be something else than before. */
export interface Turn {
  readonly probeId: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly ending: Verdict;
  readonly before: Verdict;
  readonly message?: string | undefined;
}

const verdicts: readonly Verdict[] = ['UP', 'DEGRADED', 'DOWN'];

/** The verdict that a text names; undefined where it names another state. */
export const verdictNamed = (text: string): Verdict | undefined =>
  verdicts.find(verdict => verdict === text);

/** As the history tells of it; undefined of what is no verdict. */
export function turnOfHistory({ ending, before, ...rest }: FleetTurn): Turn | undefined {
  const [to, from] = [ending, before].map(name => verdictNamed(name.toUpperCase()));
  return to === undefined || from === undefined ? undefined : { ...rest, ending: to, before: from };
}
