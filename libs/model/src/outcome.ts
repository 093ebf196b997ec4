/** Why a check was not up. `INTERNAL` is our own fault and never counts against the target. */
export const reasons = [
  'DNS',
  'BLOCKED',
  'CONNECT',
  'TLS',
  'TIMEOUT',
  'PROTOCOL',
  'STATUS',
  'HEADER',
  'BODY',
  'ANSWER',
  'LOSS',
  'INTERNAL',
] as const;
export type Reason = (typeof reasons)[number];

/** The parts of a check, in the order in which they happen. */
export const phaseNames = ['resolve', 'connect', 'tls', 'processing', 'transfer'] as const;
export type PhaseName = (typeof phaseNames)[number];

/** Where a part of the time went. Milliseconds with fractions. */
export interface Phase {
  readonly name: PhaseName;
  readonly durationMs: number;
}

interface Seen {
  /** From the start of the check to its answer or failure; milliseconds with fractions. */
  readonly latencyMs: number;
  /** Those that were reached, in order. Empty where a protocol has none. */
  readonly phases: readonly Phase[];
  readonly httpStatus?: number;
}

/** What one check saw. A target being down is an answer, not an exception. */
export type Outcome =
  | (Seen & { readonly up: true })
  | (Seen & { readonly up: false; readonly reason: Reason; readonly message: string });

/** An outcome on record. A probe never has two results with one `startedAt`. */
export interface Result {
  readonly probeId: number;
  readonly startedAt: Date;
  readonly outcome: Outcome;
}
