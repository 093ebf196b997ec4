import type { ProbeParts } from './probe-parts.js';
import type { ProbeRow } from './probe.entity.js';

/** A live row, with everything on file of it but what we write ourselves besides people's changes. */
export interface Marked {
  readonly id: number;
  /** Equal marks mean an unchanged probe. */
  readonly mark: string;
}

/** A probe as it is on file. */
export interface StoredProbe {
  readonly row: ProbeRow;
  readonly parts: ProbeParts;
  readonly mark: string;
}

/** A row and its parts as the driver gives them. */
export interface Raw {
  readonly p_id: number;
  readonly p_success_rate: string | null;
  readonly parts: string | null;
  /** TypeORM asks for it when it makes entities too. */
  readonly x_probe_id?: unknown;
}

export const markedOf = ({ p_success_rate: _, x_probe_id: _key, ...raw }: Raw): Marked => ({
  id: raw.p_id,
  mark: JSON.stringify(Object.values(raw)),
});
