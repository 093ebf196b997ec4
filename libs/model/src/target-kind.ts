import type { Subject } from './subject.js';
import type { Fields } from './field.js';

/** Everything about one type of target but how it is looked at: its page in `targets/`. */
export interface TargetKind<F extends Fields = Fields> {
  readonly fields: F;
  /** The fields that a person writes as one text, which is the target's address. */
  readonly address: 'url' | 'host' | 'host:port';
  /** What expectations of it can look at. */
  readonly subjects: readonly Subject[];
}
