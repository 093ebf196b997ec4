import { ById, type Probe } from '@dialtone/model';
import { Injectable } from '@nestjs/common';

interface Entry {
  readonly probe: Probe;
  /** Everything of the row that tells another program's change from ours. */
  readonly mark: string;
  readonly write: number;
}

/** A point in the catalog's history; what was read from the database before it may be older than the catalog. */
export type Moment = number;

/**
 * The probes on file as this process knows them. The database is the truth; this copy lets lists, searches and checks
 * go on without asking it, and while it is away.
 */
@Injectable()
export class ProbeCatalog {
  private readonly entries = new ById<Entry>();
  private readonly removals = new Map<number, number>();
  private writes = 0;

  get size(): number {
    return this.entries.size;
  }

  get(id: number): Probe | undefined {
    return this.entries.get(id)?.probe;
  }

  all(): Probe[] {
    return [...this.entries.values()].map(({ probe }) => probe);
  }

  /** Those of them that are on file. */
  some(ids: Iterable<number>): Probe[] {
    return [...ids].flatMap(id => this.get(id) ?? []);
  }

  ids(): number[] {
    return [...this.entries.keys()];
  }

  mark(id: number): string | undefined {
    return this.entries.get(id)?.mark;
  }

  put(probe: Probe, mark: string): void {
    this.writes += 1;
    this.removals.delete(probe.id);
    this.entries.set(probe.id, { probe, mark, write: this.writes });
  }

  remove(id: number): void {
    this.writes += 1;
    this.entries.delete(id);
    this.removals.set(id, this.writes);
  }

  now(): Moment {
    return this.writes;
  }

  /** Whether we wrote this probe after the given moment, so that an older reading of it says nothing. */
  wroteSince(id: number, moment: Moment): boolean {
    const last = this.entries.get(id)?.write ?? this.removals.get(id) ?? 0;
    return last > moment;
  }

  /** Removals before this moment need not be remembered: nothing older is being read any more. */
  forgetRemovalsBefore(moment: Moment): void {
    for (const [id, write] of this.removals) if (write <= moment) this.removals.delete(id);
  }
}
