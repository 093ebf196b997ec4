/** The rollups, from the finest to the coarsest. */
export const levels = ['minutes', 'hours', 'days'] as const;
export type Level = (typeof levels)[number];

/** How long one row of a level lasts, in milliseconds. */
export const lengthMs: Readonly<Record<Level, number>> = {
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
};
