import { relativeError } from '../../latency-buckets.js';
import type { Window } from '../plan.js';
import type { Endings } from '../tally.js';
import { lastOf, type Missed, type Seen, type Told } from './seed.js';

/** What every check and every missed run of a window say, one by one. */
export function endingsOf(
  { checks, gaps }: { readonly checks: readonly Seen[]; readonly gaps: readonly Missed[] },
  { from, until }: Window,
): Endings {
  const within = (moment: number): boolean => moment >= from && moment < until;
  const ended = (wanted: Seen['ending']): number =>
    checks.filter(({ at, asked, ending }) => within(at) && !asked && ending === wanted).length;
  const missed = (wanted: Missed['reason']): number =>
    gaps
      .filter(({ reason }) => reason === wanted)
      .flatMap(({ firstAt, spacing, runs }) =>
        Array.from({ length: runs }, (_, place) => firstAt + place * spacing),
      )
      .filter(within).length;
  return {
    up: ended('up'),
    degraded: ended('degraded'),
    down: ended('down'),
    maintenance: missed('maintenance'),
    unknown: {
      overlap: missed('overlap'),
      overload: missed('overload'),
      stopped: missed('stopped'),
      internal: ended('internal'),
      storage: missed('storage'),
    },
  };
}

/** Of a rollup it cannot be told whether a good check that was asked for was degraded. */
export const goodTogether = ({ up, degraded, ...rest }: Endings) => ({
  ...rest,
  good: up + degraded,
});

/** How long a probe was down in each outage that reaches into a window, walked through check by check. */
export function outagesOf(
  { checks, gaps = [], pauses = [] }: Told,
  { from, until }: Window,
): { readonly longestMs: number[]; readonly recoveriesMs: number[] } {
  const longestMs: number[] = [];
  const recoveriesMs: number[] = [];
  let since: number | undefined;
  let watched = false;
  const close = (end: number, recovered: boolean): void => {
    if (since !== undefined && end > from) {
      longestMs.push(knownMs(Math.max(since, from), end, gaps));
      if (recovered) recoveriesMs.push(knownMs(since, end, gaps));
    }
    since = undefined;
  };
  const ends = pauses.map(pause => ({ ...pause, ending: 'paused', asked: false }) as const);
  const all = [...checks, ...ends].toSorted((one, other) => one.at - other.at);
  for (const { at, ending, asked } of all) {
    if (at >= until || ending === 'internal' || (asked && !watched)) continue;
    watched = ending !== 'paused';
    if (ending === 'down') since ??= at;
    else close(at, watched);
  }
  close(until, false);
  return { longestMs, recoveriesMs };
}

/** A gap hides the time until the run after its last one, or until the next gap hides it. */
function knownMs(from: number, until: number, gaps: readonly Missed[]): number {
  const hiding = gaps.filter(({ reason }) => reason !== 'overlap');
  const edges = new Set([from, until]);
  for (const gap of hiding) for (const edge of hiddenBy(gap)) edges.add(edge);
  const moments = [...edges].filter(at => at >= from && at <= until).toSorted((a, b) => a - b);
  return moments.reduce((known, at, index) => {
    const next = moments[index + 1];
    const isHidden = hiding.some(gap => hiddenBy(gap)[0] <= at && at < hiddenBy(gap)[1]);
    return next === undefined || isHidden ? known : known + next - at;
  }, 0);
}

const hiddenBy = (gap: Missed): readonly [number, number] => [
  gap.firstAt,
  gap.runs === 1 ? gap.firstAt : lastOf(gap) + gap.spacing,
];

export const exactQuantile = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.max(Math.ceil(part * values.length), 1) - 1] ??
  NaN;

export const isNear = (told: number, exact: number): boolean =>
  Math.abs(told - exact) <= exact * relativeError * (1 + 1e-9) + 1e-6;
