/** The windows that the page of a probe tells of, with their length in days. */
export const windows = { DAY: 1, WEEK: 7, MONTH: 30, QUARTER: 90, YEAR: 365 } as const;
export type WindowName = keyof typeof windows;
export const windowNames = Object.keys(windows) as WindowName[];

/** What a cell of each window's bar stands for, and how many there are. */
export const cellLengths: Readonly<Record<WindowName, { by: 'hour' | 'day'; count: number }>> = {
  DAY: { by: 'hour', count: 24 },
  WEEK: { by: 'hour', count: 168 },
  MONTH: { by: 'day', count: 30 },
  QUARTER: { by: 'day', count: 90 },
  YEAR: { by: 'day', count: 365 },
};
