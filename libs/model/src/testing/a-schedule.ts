import { parseSchedule, type Schedule } from '../schedule.js';

/** The schedule that a text means; a text that means nothing is a mistake of the spec. */
export function aSchedule(text: string): Schedule {
  const parsed = parseSchedule(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.schedule;
}
