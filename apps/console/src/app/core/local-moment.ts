/** A moment as a field for date and time shows it in a zone: `2026-01-31T14:05`. */
export function localMoment(at: Date, timeZone: string): string {
  return new Date(at.getTime() + offsetMs(at, timeZone)).toISOString().slice(0, 16);
}

/**
 * The moment that a zone's clock and calendar show so; undefined when the text names none. Of a time that the clock
 * shows twice, the first; of one that it skips, as much after the gap.
 */
export function momentOfLocal(text: string, timeZone: string): Date | undefined {
  if (!/^\d{4,6}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?$/u.test(text)) return undefined;
  const asUtc = Date.parse(`${text}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // The offset depends on the moment that is looked for: those of the day before and after are the ones that can be.
  const [before, after] = [-day, day].map(span => offsetMs(new Date(asUtc + span), timeZone));
  const readings = [before ?? 0, after ?? 0].map(offset => new Date(asUtc - offset));
  const exact = readings.find(at => at.getTime() + offsetMs(at, timeZone) === asUtc);
  return exact ?? readings[0];
}

const day = 86_400_000;

/** How far a zone is ahead of UTC at a moment. */
function offsetMs(at: Date, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0', seconds = '0'] =
    /([+-])(\d{2}):(\d{2})(?::(\d{2}))?/u.exec(name) ?? [];
  const ms = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  return sign === '-' ? -ms : ms;
}
