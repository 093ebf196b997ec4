import type { Look } from './strip';

export interface Series {
  /** Seconds since 1970, ascending. */
  readonly times: number[];
  /** Milliseconds; null where a look was not up. */
  readonly latencies: (number | null)[];
  /** Where looks were not up: from and to, in seconds since 1970, neighbours joined. */
  readonly downs: readonly (readonly [number, number])[];
}

/** What the chart draws of looks that come newest first. */
export function series(newestFirst: readonly Look[]): Series {
  const looks = newestFirst.toReversed();
  const times = looks.map(({ startedAt }) => Date.parse(startedAt) / 1000);
  const latencies = looks.map(({ up, latencyMs }) => (up ? latencyMs : null));
  const downs: [number, number][] = [];
  looks.forEach(({ up }, index) => {
    const at = times[index] ?? 0;
    if (up) return;
    const from = (at + (times[index - 1] ?? at)) / 2;
    const to = (at + (times[index + 1] ?? at)) / 2;
    const last = downs.at(-1);
    if (last?.[1] === from) last[1] = to;
    else downs.push([from, to]);
  });
  return { times, latencies, downs };
}
