import { computed, inject, Injectable } from '@angular/core';
import { Now } from './now';

const windowSeconds = 10;

/** How many checks this page saw finish, a second, over the last ten seconds. */
@Injectable({ providedIn: 'root' })
export class Pulse {
  private readonly now = inject(Now);
  private readonly counts = new Map<number, number>();
  private readonly since = Math.floor(Date.now() / 1000);

  readonly perSecond = computed(() =>
    ratePerSecond(this.counts, this.since, Math.floor(this.now.ms() / 1000)),
  );

  count(checks: number): void {
    const second = Math.floor(Date.now() / 1000);
    this.counts.set(second, (this.counts.get(second) ?? 0) + checks);
    for (const at of this.counts.keys()) if (at < second - windowSeconds) this.counts.delete(at);
  }
}

/** The mean of the whole seconds in the window; a page that is younger than the window counts from its birth. */
export function ratePerSecond(
  counts: ReadonlyMap<number, number>,
  since: number,
  second: number,
): number {
  const from = Math.max(since, second - windowSeconds);
  let sum = 0;
  for (const [at, count] of counts) if (at >= from && at < second) sum += count;
  return second > from ? sum / (second - from) : 0;
}
