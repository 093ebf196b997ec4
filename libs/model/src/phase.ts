/** The parts of a check, in the order in which they happen. */
export const phaseNames = ['resolve', 'connect', 'tls', 'processing', 'transfer'] as const;
export type PhaseName = (typeof phaseNames)[number];
