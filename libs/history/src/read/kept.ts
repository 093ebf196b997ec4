import { lengthMs, type Level } from './levels.js';

/** For how long the rows of each kind are kept, in milliseconds. */
export type Kept = Readonly<Record<Level | 'results', number>>;

export const usuallyKept: Kept = {
  results: 30 * lengthMs.days,
  minutes: 48 * lengthMs.hours,
  hours: 90 * lengthMs.days,
  days: 731 * lengthMs.days,
};
