import { lengthMs } from './levels.js';

/** For how long the rows of each class are kept, in milliseconds. */
export interface Kept {
  readonly resultsMs: number;
  readonly minutesMs: number;
  readonly hoursMs: number;
  readonly daysMs: number;
}

export const usuallyKept: Kept = {
  resultsMs: 30 * lengthMs.days,
  minutesMs: 48 * lengthMs.hours,
  hoursMs: 90 * lengthMs.days,
  daysMs: 731 * lengthMs.days,
};
