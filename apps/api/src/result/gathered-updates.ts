import type { Gathering } from '../platform/graphql/paced.js';

/** Probes in one message: more would hold up the checks while it is written. The rest comes with the next. */
export const mostInMessage = 500;

/** What is to be said of one probe. */
export interface Changed {
  readonly id: number;
  /** Whether the client does not know its settings as they are now. */
  readonly saved: boolean;
}

/** What gathered of the probes that a client follows, since its last message. */
export interface Gathered {
  /** Whether it begins anew: what was said before is to be forgotten. */
  readonly snapshot: boolean;
  readonly changed: readonly Changed[];
  readonly removed: readonly number[];
  readonly checks: number;
  readonly changes: number;
}

/**
 * Gathers what one client has to be told of the probes that it follows: which ones, and never what of them, so that it
 * holds at most one entry for each, and the newest is told.
 */
export class GatheredUpdates implements Gathering<Gathered> {
  private followed = new Set<number>();
  private changed = new Map<number, boolean>();
  private removed = new Set<number>();
  private checks = 0;
  private changes = 0;
  private moved = false;
  /** It begins with everything. */
  private anew = true;

  /**
   * @param all the ids of all that the client follows as they are now
   * @param end what is to happen when the client leaves
   */
  constructor(
    private readonly all: () => Iterable<number>,
    readonly end: () => void,
  ) {}

  get hasNews(): boolean {
    return this.anew || this.moved || this.changed.size > 0 || this.removed.size > 0;
  }

  checked(id: number): void {
    if (this.anew || !this.followed.has(id)) return;
    this.checks += 1;
    if (!this.changed.has(id)) this.changed.set(id, false);
  }

  /** A probe was saved or changed its state, and belongs to what the client follows, or does not. */
  judged({ id, saved }: Changed, belongs: boolean): void {
    if (this.anew) return;
    const known = this.followed.has(id);
    if (!belongs) {
      if (known) this.gone(id);
      return;
    }
    this.followed.add(id);
    this.removed.delete(id);
    this.changed.set(id, saved || !known || this.changed.get(id) === true);
  }

  gone(id: number): void {
    if (this.anew || !this.followed.delete(id)) return;
    this.changed.delete(id);
    this.removed.add(id);
  }

  /** Something changed anywhere that moves the counts, or the list that the client looks at. */
  move(ofList: number): void {
    this.moved = true;
    this.changes += ofList;
  }

  take(): Gathered {
    const snapshot = this.anew;
    if (snapshot) this.begin();
    const gathered = {
      snapshot,
      changed: this.next(),
      removed: [...this.removed],
      checks: this.checks,
      changes: this.changes,
    };
    this.removed.clear();
    this.checks = 0;
    this.moved = false;
    return gathered;
  }

  drop(): void {
    this.anew = true;
    this.followed.clear();
    this.changed.clear();
    this.removed.clear();
  }

  private next(): Changed[] {
    const next: Changed[] = [];
    for (const [id, saved] of this.changed) {
      if (next.length === mostInMessage) break;
      next.push({ id, saved });
      this.changed.delete(id);
    }
    return next;
  }

  private begin(): void {
    this.anew = false;
    this.followed = new Set(this.all());
    this.changed = new Map([...this.followed].map(id => [id, true]));
    this.checks = 0;
  }
}
