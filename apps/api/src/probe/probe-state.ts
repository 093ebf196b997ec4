import type { Probe } from '@dialtone/model';

/** What a probe is seen as. DEGRADED: up, but outside a limit that only warns. */
export const probeStates = ['UP', 'DOWN', 'DEGRADED', 'PENDING', 'PAUSED', 'INVALID'] as const;
export type ProbeState = (typeof probeStates)[number];

/** The last answer of a target, and since when it has been the same. */
export interface Answer {
  readonly up: boolean;
  /** Up, but outside a limit that only warns. */
  readonly degraded?: true;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** Why it was not up, or which limit it is outside of. */
  readonly message?: string;
}

/** What a check found its target to be. */
export type Verdict = 'UP' | 'DEGRADED' | 'DOWN';

export const verdictOf = ({
  up,
  degraded,
}: {
  readonly up: boolean;
  readonly degraded?: unknown;
}): Verdict => (!up ? 'DOWN' : degraded ? 'DEGRADED' : 'UP');

export function stateOf(probe: Probe, answer: Answer | undefined): ProbeState {
  if (!probe.valid) return 'INVALID';
  if (!probe.enabled) return 'PAUSED';
  if (answer === undefined) return 'PENDING';
  return verdictOf(answer);
}

/** What is wrong first, as a person scans a list. */
const urgency: Readonly<Record<ProbeState, number>> = {
  DOWN: 0,
  INVALID: 1,
  DEGRADED: 2,
  PENDING: 3,
  UP: 4,
  PAUSED: 5,
};
/** The less, the more urgent. */
export const urgencyOf = (state: ProbeState): number => urgency[state];
