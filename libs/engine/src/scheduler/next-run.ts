import { nextMoment, type ValidProbe } from '@dialtone/model';

/**
 * When a probe is due next, strictly after a moment; both in milliseconds since 1970. Intervals lie on a grid with a
 * phase of the probe's own, so that neither a restart nor a thousand equal intervals burst or drift; cron texts come at
 * the wall-clock moments that they name.
 * @returns undefined when the schedule names no further moment
 */
export function nextRun(
  { id, schedule }: Pick<ValidProbe, 'id' | 'schedule'>,
  after: number,
  timeZone: string,
): number | undefined {
  if (schedule.kind === 'cron') return nextMoment(schedule, new Date(after), timeZone)?.getTime();
  const phase = phaseOf(id, schedule.periodMs);
  return (
    Math.floor((after - phase) / schedule.periodMs) * schedule.periodMs + schedule.periodMs + phase
  );
}

/**
 * Interval probes are due on a grid of this many milliseconds, so that one waking serves all that are due about then:
 * at low rates it is waking up that costs. Every period is a multiple of it.
 */
export const slotMs = 100;

/** Where in its period a probe stands: the same for ever, on the grid, and spread evenly over neighbouring ids. */
export const phaseOf = (id: number, periodMs: number): number =>
  Math.floor(placeOf(id, periodMs)) * slotMs;

/**
 * How long after the moment of its slot a probe is due, where a slot is told apart into grains: below a slot.
 * @param grainMs divides a slot
 */
export function withinSlot(
  { id, schedule }: Pick<ValidProbe, 'id' | 'schedule'>,
  grainMs: number,
): number {
  if (schedule.kind === 'cron') return 0;
  const place = placeOf(id, schedule.periodMs);
  return Math.floor((place - Math.floor(place)) * (slotMs / grainMs)) * grainMs;
}

/** The moment of the slot in which a probe is due. The moments of cron texts are whole seconds, and so their own. */
export const slotOf = (at: number): number => Math.floor(at / slotMs) * slotMs;

/** In slots from the beginning of a period. */
const placeOf = (id: number, periodMs: number): number =>
  (spread(id) / 2 ** 32) * (periodMs / slotMs);

/** Multiplying by 2^32 / φ sends neighbouring numbers far apart (Knuth, The Art of Computer Programming, 6.4). */
const spread = (id: number): number => Math.imul(id, 0x9e3779b1) >>> 0;
