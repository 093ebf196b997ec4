import type { Outcome, PhaseName } from '@dialtone/model';

/** How long a part of the check took, in seconds; 0 when it was not reached. */
export function secondsOf({ phases }: Outcome, part: PhaseName): number {
  for (const { name, durationMs } of phases) if (name === part) return durationMs / 1000;
  return 0;
}

/** How long the look-up of the target's name took, in seconds. */
export const lookupSeconds = (outcome: Outcome): number =>
  outcome.sight?.lookupMs === undefined
    ? secondsOf(outcome, 'resolve')
    : outcome.sight.lookupMs / 1000;

/** Whether the check came beyond the look-up. */
export const isResolved = ({ phases }: Outcome): boolean =>
  phases.some(({ name }) => name !== 'resolve');
