import { Cron } from 'croner';
import { remembered } from './remembered.js';
import { zoneSegment, type ZoneSegment } from './zone.js';

/** A pattern weighs about 100 KB, most of it a table of years. */
const patterns = remembered(256, expression => new Cron(expression, { utcOffset: 0 }));

/** Beyond this the cron library does not look. */
const lastYear = Date.UTC(3000, 0, 1);

/** What was found last for a text in a zone: `moment` is the first one after `after`. */
interface Found {
  readonly after: number;
  readonly moment: number | undefined;
}

/** One for each text in each zone: thousands of probes share a text, and ask for the same moment one after another. */
const founds = remembered(2000, (): { last?: Found } => ({}));

/**
 * The first moment after `after` at which the wall clocks of the zone show what the six fields name.
 * A time that the clocks skip does not come; one that they show twice comes twice. So says robfig's cron.
 * @returns milliseconds since 1970; undefined when there is none before the year 3000
 */
export function nextCronMoment(
  expression: string,
  timeZone: string,
  after: number,
): number | undefined {
  const found = founds(`${timeZone} ${expression}`);
  // No moment lies between the two, so it is the first after anything between them too.
  if (
    found.last !== undefined &&
    after >= found.last.after &&
    after < (found.last.moment ?? lastYear)
  )
    return found.last.moment;
  const moment = findMoment(expression, timeZone, after);
  found.last = { after, moment };
  return moment;
}

function findMoment(expression: string, timeZone: string, after: number): number | undefined {
  let [from, at] = [after, after];
  while (at < lastYear) {
    const { to, offsetMs } = zoneSegment(timeZone, at);
    // The library is shown wall time as if it were UTC, so that its own rules for clock changes never apply.
    const wall = patterns(expression).nextRun(new Date(from + offsetMs));
    if (wall === null) return undefined;
    const moment = wall.getTime() - offsetMs;
    if (moment < to) return moment;
    [from, at] = [to - 1, to];
  }
  return undefined;
}

/** The last moment of a segment; undefined when none lies in it. */
export function lastMomentOf(expression: string, segment: ZoneSegment): number | undefined {
  const { from, to, offsetMs } = segment;
  const [wall] = patterns(expression).previousRuns(1, new Date(to + offsetMs));
  const moment = wall === undefined ? undefined : wall.getTime() - offsetMs;
  return moment !== undefined && moment >= from ? moment : undefined;
}
