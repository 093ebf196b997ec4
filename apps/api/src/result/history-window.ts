import type { Window } from '@dialtone/history';
import { lengthMs } from '@dialtone/history';

const { minutes: minute, hours: hour, days: day } = lengthMs;

/** The windows that people ask for by name. Each begins with a whole row of the rollups that are kept so long. */
export const historyWindows = {
  HOUR: { ms: hour, rowMs: minute },
  DAY: { ms: day, rowMs: minute },
  WEEK: { ms: 7 * day, rowMs: hour },
  MONTH: { ms: 30 * day, rowMs: hour },
  QUARTER: { ms: 90 * day, rowMs: day },
  YEAR: { ms: 365 * day, rowMs: day },
} as const;
export type HistoryWindow = keyof typeof historyWindows;

export function windowUntil(now: number, name: HistoryWindow): Window {
  const { ms, rowMs } = historyWindows[name];
  return { from: Math.floor((now - ms) / rowMs) * rowMs, until: now };
}
