import { DateTime } from 'luxon';

/** As the database keeps it: a local date and time with milliseconds, without its zone. */
const format = 'yyyy-MM-dd HH:mm:ss.SSS';

/**
 * Writes an instant as the wall clock of a zone shows it, as in `2026-11-23 20:07:29.123`.
 * Two instants share one text in the hour that a zone repeats when summer time ends.
 */
export const toWallTime = (instant: Date, zone: string): string =>
  DateTime.fromJSDate(instant, { zone }).toFormat(format);

/**
 * Reads a wall-clock text of a zone. An hour that the zone repeats is read as its first pass; one that it
 * skips, as the clock would have gone on. A zero date, as old servers kept for "none", and what is no time
 * at all read as `null`. A text that carries its own offset is believed.
 */
export function fromWallTime(text: string | null, zone: string): Date | null {
  if (text === null) return null;
  const plain = zone === 'UTC' ? fromPlainUtc(text) : undefined;
  if (plain !== undefined) return plain;
  const sql = DateTime.fromSQL(text, { zone });
  const time = sql.isValid ? sql : DateTime.fromISO(text, { zone });
  // Left to itself, the library takes the pass whose offset is that of today.
  return time.isValid ? (time.getPossibleOffsets()[0] ?? time).toJSDate() : null;
}

/** Most houses and their databases live by UTC, and ten thousand probes have two moments each to read at the start. */
function fromPlainUtc(text: string): Date | undefined {
  if (text.length !== format.length || text[10] !== ' ') return undefined;
  const iso = `${text.slice(0, 10)}T${text.slice(11)}Z`;
  const time = new Date(iso);
  // The 30th of February would be read as the 2nd of March.
  return !Number.isNaN(time.getTime()) && time.toISOString() === iso ? time : undefined;
}
