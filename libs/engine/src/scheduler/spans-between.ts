import { type Span, spansOfCron, type ValidProbe } from '@dialtone/model';
import { nextRun } from './next-run.js';

/**
 * The planned moments of a probe after `after`, up to `until` and with it, as evenly spaced spans in order; all in
 * milliseconds since 1970. An interval comes to one span. A cron text comes to a new one where its spacing changes: each
 * is found in microseconds, but there may be many, so take a few and give way.
 * @param timeZone the zone of cron texts that name none
 */
export function* spansBetween(
  probe: Pick<ValidProbe, 'id' | 'schedule'>,
  after: number,
  until: number,
  timeZone: string,
): Generator<Span> {
  const { schedule } = probe;
  if (schedule.kind === 'cron') {
    yield* spansOfCron(schedule, { after, until }, timeZone);
    return;
  }
  const firstAt = nextRun(probe, after, timeZone);
  if (firstAt === undefined || firstAt > until) return;
  const steps = Math.floor((until - firstAt) / schedule.periodMs);
  yield { firstAt, lastAt: firstAt + steps * schedule.periodMs, runs: steps + 1 };
}

/** The last planned moment up to `until`, of a probe that has one at `known` or after it. */
export function lastRun(
  probe: Pick<ValidProbe, 'id' | 'schedule'>,
  known: number,
  until: number,
  timeZone: string,
): number {
  let last = known;
  // Spans are told from the front: look back a little, then further, rather than at all of a long time.
  for (let backMs = 60_000; last === known; backMs *= 60) {
    const after = Math.max(until - backMs, known);
    for (const { lastAt } of spansBetween(probe, after, until, timeZone)) last = lastAt;
    if (after === known) break;
  }
  return last;
}
