import type { ProbeState } from '../core/gql/graphql';

/**
 * Every way in which something can stand, each with a shape, a word (`state.…`) and a colour: the states of a probe,
 * and what is said of its runs and windows beside them.
 */
export const standings = [
  'UP',
  'DEGRADED',
  'DOWN',
  'PAUSED',
  'PENDING',
  'MAINTENANCE',
  'UNKNOWN',
  'INVALID',
] as const satisfies readonly (ProbeState | 'MAINTENANCE' | 'UNKNOWN')[];
export type Standing = (typeof standings)[number];
