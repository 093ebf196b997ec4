/** What a request to `/probe` says beside its module. */
export interface Asked {
  readonly target: string;
  /** The name that an http target is asked by, and that the certificate of a tcp target is for. */
  readonly hostname?: string;
}

/** The target is nothing that the module's prober can look at: a probe that failed, not a wrong request. */
export class Unreadable extends Error {}
