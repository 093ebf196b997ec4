import { computed, effect, inject, type ResourceRef, type Signal, untracked } from '@angular/core';
import { Live } from '../core/live';
import { Now } from '../core/now';

/** At most this often where the server's clock goes behind the viewer's: there nothing has turned yet. */
const leastMs = 5000;

interface Turning {
  readonly current: { readonly until: string | null } | null;
  readonly opensNext: string | null;
}

/** Asks for windows anew when one of them opens or closes, and when a lost connection is back. */
export function reloadAtTurns(
  answer: Pick<ResourceRef<unknown>, 'reload'>,
  windows: Signal<readonly Turning[]>,
): void {
  const [now, live] = [inject(Now), inject(Live)];
  /** The next moment at which one opens or closes, in milliseconds since 1970. */
  const turnsAt = computed(() => Math.min(...windows().flatMap(momentsOf)));
  let askedAt = 0;
  effect(() => {
    if (live.healed() > 0) untracked(() => answer.reload());
  });
  effect(() => {
    const nowMs = now.ms();
    if (nowMs < turnsAt() || nowMs - askedAt < leastMs) return;
    askedAt = nowMs;
    untracked(() => answer.reload());
  });
}

const momentsOf = ({ current, opensNext }: Turning): number[] =>
  [current?.until, opensNext].flatMap(moment => (moment == null ? [] : Date.parse(moment)));
