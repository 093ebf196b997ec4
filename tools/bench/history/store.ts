import { openHistory, type HistoryPlace, packed, usuallyKept } from '@dialtone/history';
import { manyResults, probes } from './many-results.ts';

/** As the recorder hands them over at most. */
const batchSize = 500;
/** Results that are made before the clock runs, at a time. */
const chunk = 10_000;
const begin = Date.UTC(2026, 0, 1);

/** What it took to store results, rollups included. */
export interface Storing {
  readonly results: number;
  readonly cpuUs: number;
  readonly seconds: number;
}

/**
 * Stores results through the thread that writes the history, rolling up as time goes on, to the end.
 * @param cpuUs processor time of everybody who takes part, so far
 */
export async function store(
  place: HistoryPlace,
  results: number,
  cpuUs: () => number,
): Promise<Storing> {
  const history = await openHistory({ place, location: 'local', now: begin, kept: usuallyKept });
  let spent = { cpuUs: 0, seconds: 0 };
  let sequence = 0;
  const timed = async (work: () => Promise<void>) => {
    const [cpu, began] = [cpuUs(), performance.now()];
    await work();
    const seconds = (performance.now() - began) / 1000;
    spent = { cpuUs: spent.cpuUs + cpuUs() - cpu, seconds: spent.seconds + seconds };
  };
  for (let done = 0; done < results; done += chunk) {
    const made = manyResults(begin, done / probes, chunk / probes);
    await timed(async () => {
      for (let at = 0; at < made.length; at += batchSize) {
        const batch = made.slice(at, at + batchSize);
        const last = batch.at(-1)?.[1] ?? begin;
        sequence += 1;
        await history.desk.write({ sequence, results: packed(batch), gaps: [], aliveAt: last });
        await history.desk.roll(last - 1000);
      }
    });
  }
  await timed(async () => history.close());
  return { results, ...spent };
}
