import type { Gathering } from '../platform/graphql/paced.js';

/** Cells in one message: more would hold up the checks. The rest comes with the next. */
const mostInMessage = 2500;

/** What changed since a client's last message. */
export interface ChangedCells {
  /** Whether the client has to ask for all cells: it is new, it fell behind, or probes came, went or were saved. */
  readonly stale: boolean;
  readonly ids: readonly number[];
}

/** Gathers which cells changed for one client: at most one entry for each. */
export class GatheredCells implements Gathering<ChangedCells> {
  private readonly changed = new Set<number>();
  private stale = true;

  constructor(readonly end: () => void) {}

  get hasNews(): boolean {
    return this.stale || this.changed.size > 0;
  }

  change(id: number): void {
    this.changed.add(id);
  }

  /** What is asked for after this holds all that changed until then. */
  begin(): void {
    this.changed.clear();
    this.stale = true;
  }

  take(): ChangedCells {
    const { stale } = this;
    this.stale = false;
    const ids = [...this.changed].slice(0, mostInMessage);
    for (const id of ids) this.changed.delete(id);
    return { stale, ids };
  }

  drop(): void {
    this.begin();
  }
}
