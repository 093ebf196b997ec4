import type { ProbeSaved } from '@dialtone/engine';
import type { Pause } from '@dialtone/history';
import type { Probe } from '@dialtone/model';

/** From when on nobody looks at which target, on its way to the record. */
export class PauseBook {
  /** Where the record of each probe ends, until it is said how the probe stands at this start. */
  private readonly ends = new Map<number, number>();
  private waiting: Pause[] = [];

  get size(): number {
    return this.waiting.length;
  }

  /** What was paused while nobody ran has not been looked at since this moment, in milliseconds since 1970. */
  restore(probeId: number, endsAt: number): void {
    this.ends.set(probeId, endsAt);
  }

  /** @returns whether there is something to write; a pause that goes on may be noted again */
  note({ probe, cause }: ProbeSaved, now: number): boolean {
    const endsAt = this.ends.get(probe.id);
    this.ends.delete(probe.id);
    if (isWatched(probe)) return false;
    const at = cause === 'replayed' ? endsAt : now;
    return at !== undefined && this.add({ probeId: probe.id, at });
  }

  add(pause: Pause): true {
    this.waiting.push(pause);
    return true;
  }

  /** Some that wait; none before the results from before it. */
  take(count: number, isDue: (pause: Pause) => boolean): Pause[] {
    if (this.waiting.length === 0) return [];
    const { due = [], early = [] } = Object.groupBy(this.waiting, pause =>
      isDue(pause) ? 'due' : 'early',
    );
    this.waiting = [...due.slice(count), ...early];
    return due.slice(0, count);
  }
}

const isWatched = ({ valid, enabled }: Probe): boolean => valid && enabled;
