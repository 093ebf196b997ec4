import type { RowProblem, Target } from '@dialtone/model';

/** Where the file says what stands at a path of the input, and what it says there. */
export type Place = (path: readonly (string | number)[]) => Pick<RowProblem, 'field' | 'holds'>;

/** The target as `TargetInput` has it, given the one on file, of which a table names only a part. */
export type TargetSource = (current: Target | undefined) => {
  readonly target?: unknown;
  readonly problems: readonly RowProblem[];
};

/** A row of any file, in the words of `ProbeInput`: a field that is absent stays as it is, one that is null is cleared. */
export interface SourceRow {
  readonly line: number;
  /** As the file says it; it may be another installation's. */
  readonly id?: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Absent: the row says nothing of the target. */
  readonly target?: TargetSource;
  /** The type and address that the row names, by which the probe that it is about may be found. */
  readonly type?: string;
  readonly address?: string;
  /** What is wrong with it before anybody looks at what is on file. */
  readonly problems: readonly RowProblem[];
  readonly place: Place;
  /** Nothing of it can be judged. */
  readonly hopeless?: true;
}

/** A file in rows. */
export interface Source {
  readonly rows: readonly SourceRow[];
  /** What is good to know of the file as a whole. */
  readonly notes: readonly string[];
}
