import type { ProbeType } from '@dialtone/model';

/** What a form is filled with at once; what is absent stands as in an empty form. */
export interface Filling {
  readonly type: ProbeType;
  readonly name?: string;
  readonly cron?: string;
  readonly timeoutMs?: number;
  /** Of that type, as `Probe.settings` has it. */
  readonly target: Readonly<Record<string, unknown>>;
}

/** Why something in a pasted text has no place in a probe. Each has its sentence in the catalogues. */
export type LeftReason =
  | 'checkSets'
  | 'conditional'
  | 'credentials'
  | 'file'
  | 'method'
  | 'more'
  | 'none'
  | 'parts'
  | 'password'
  | 'path'
  | 'proxyKind'
  | 'secretInUrl'
  | 'signIn'
  | 'variable';

/** Something that could not be taken over. It is named without its value wherever that may be a secret. */
export interface LeftOver {
  readonly what: string;
  readonly why: LeftReason;
}

/** What a pasted text says, and what of it was left. */
export interface Pasted {
  readonly filling: Filling;
  readonly left: readonly LeftOver[];
}
