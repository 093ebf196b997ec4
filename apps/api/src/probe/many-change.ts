import type { StoredDraft } from './probe-to-row.js';
import type { StoredProbe } from './stored-probe.js';

/** How many probes are changed together. */
export interface ManyChange {
  /** What is to be on file of a probe; undefined leaves it as it is. */
  readonly change: (current: StoredProbe) => StoredDraft | undefined;
  /** Told, before anything holds, who was left or is not on file; what it throws undoes everything. */
  readonly judge?: (left: readonly number[]) => void;
}

/** What came of it. */
export interface ManyChanged {
  readonly changed: readonly { readonly before: StoredProbe; readonly after: StoredProbe }[];
  readonly left: readonly number[];
}

/** A probe with what is to be on file of it. */
export interface Drafted {
  readonly before: StoredProbe;
  readonly draft: StoredDraft;
}
