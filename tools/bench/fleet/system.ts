import type { Span } from './file-of-probes.ts';

/** A prober under test. */
export interface System {
  readonly name: string;
  /** All its processes, but those that they start. */
  readonly pids: readonly number[];
  /** How many checks of a span it has on record as up; asked once the span is over. */
  readonly recorded: (span: Span) => Promise<number>;
  readonly stop: () => Promise<void>;
}
