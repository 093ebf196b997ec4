import type { ProbeParts } from './probe-parts.js';
import type { ProbeRow } from './probe.entity.js';

/** A live row. */
export interface Marked {
  readonly id: number;
  /** Equal marks mean an unchanged probe; see `ProbeMarks`. */
  readonly mark: string;
}

/** A probe as it is on file. */
export interface StoredProbe {
  readonly row: ProbeRow;
  readonly parts: ProbeParts;
  readonly mark: string;
}

/** What is read of a row besides its columns, as the driver gives it. */
export interface Raw {
  readonly parts: string | null;
  /** What its mark is the digest of. */
  readonly mark: string;
  /** TypeORM asks for it when it makes entities. */
  readonly x_probe_id?: unknown;
}
