import { CheckFinished, On, ProbeRemoved } from '@dialtone/engine';
import { HistoryReader } from '@dialtone/history';
import { Injectable } from '@nestjs/common';
import { gathered } from '../platform/graphql/gathered.js';
import { GlanceRings, type Look, ringLength } from './glance-rings.js';
import { endingOf } from './stored-result.js';

/** The last checks of a probe, newest first. */
export interface Recent {
  readonly looks: readonly Look[];
  /** When the newest started, in milliseconds since 1970; undefined when there is none. */
  readonly newestAt: number | undefined;
}

/**
 * The last checks of each probe, for strips. What this process saw is in memory, so a page of them costs no reading;
 * what was before it is read when a strip is first looked at, all that one page asks for in one statement, and only
 * where this process has not seen enough itself.
 */
@Injectable()
export class RecentChecks {
  private readonly rings = new GlanceRings();
  /** Those whose checks from before this process are in their rings. */
  private readonly complete = new Set<number>();
  private readonly read: (probeId: number) => Promise<Recent>;

  constructor(private readonly reader: HistoryReader) {
    this.read = gathered(async ids => this.readAll(ids));
  }

  of(probeId: number): Recent | Promise<Recent> {
    return this.complete.has(probeId) || this.rings.isFull(probeId)
      ? this.inMemory(probeId)
      : this.read(probeId);
  }

  @On(CheckFinished)
  keep({ probe: { id }, startedAt, outcome }: CheckFinished): void {
    const look = { ending: endingOf(outcome), latencyMs: outcome.latencyMs };
    this.rings.add(id, startedAt.getTime(), look);
  }

  @On(ProbeRemoved)
  forget({ probe: { id } }: ProbeRemoved): void {
    this.rings.forget(id);
    this.complete.delete(id);
  }

  private inMemory(probeId: number): Recent {
    return { looks: this.rings.of(probeId), newestAt: this.rings.newestAt(probeId) };
  }

  private async readAll(asked: readonly number[]): Promise<(probeId: number) => Recent> {
    const probeIds = [...new Set(asked)];
    const glances = await this.reader.glances({ probeIds, count: ringLength });
    const found = Map.groupBy(glances, ({ probeId }) => probeId);
    for (const id of probeIds) {
      if (this.complete.has(id)) continue;
      const earlier = found.get(id) ?? [];
      this.rings.complete(
        id,
        earlier.map(glance => ({ ...glance, latencyMs: glance.latencyUs / 1000 })),
      );
      this.complete.add(id);
    }
    return id => this.inMemory(id);
  }
}
