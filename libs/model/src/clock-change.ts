import { nextCronMoment } from './cron-moments.js';
import type { Schedule } from './schedule.js';

/** More times than this are no longer told one by one. */
const mostTimes = 60;

/** A moment at which the clocks of a zone are changed, and what is added to UTC before and after. */
export interface ChangeOfClocks {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly offsetBeforeMs: number;
  readonly offsetAfterMs: number;
}

/** What a change of clocks makes of a schedule. All in wall time, counted as if it were UTC. */
export interface ClockChange {
  /** What the clocks show at that moment, and what they show instead. */
  readonly shows: number;
  readonly becomes: number;
  /** The times that the text names and the clocks skip: they do not come. At most 60. */
  readonly skipped: readonly number[];
  /** The times that the text names and the clocks show twice: they come twice. At most 60. */
  readonly repeated: readonly number[];
}

/** Undefined for an interval, which looks at no clock. */
export function clockChangeOf(
  schedule: Schedule,
  { at, offsetBeforeMs, offsetAfterMs }: ChangeOfClocks,
): ClockChange | undefined {
  if (schedule.kind === 'interval') return undefined;
  const [shows, becomes] = [at + offsetBeforeMs, at + offsetAfterMs];
  const { expression } = schedule;
  return {
    shows,
    becomes,
    skipped: timesBetween(expression, shows, becomes),
    repeated: timesBetween(expression, becomes, shows),
  };
}

/** What the text names from one wall time until before another. */
function timesBetween(expression: string, from: number, until: number): number[] {
  const times: number[] = [];
  let time = nextCronMoment(expression, 'UTC', from - 1);
  while (time !== undefined && time < until && times.length < mostTimes) {
    times.push(time);
    time = nextCronMoment(expression, 'UTC', time);
  }
  return times;
}
