/** The windows that the page of a probe tells of, with their length in days. */
export const windows = { DAY: 1, WEEK: 7, MONTH: 30, QUARTER: 90, YEAR: 365 } as const;
export type WindowName = keyof typeof windows;
export const windowNames = Object.keys(windows) as WindowName[];

const dayMs = 24 * 60 * 60 * 1000;

/** When a window begins that ends now (ISO 8601). */
export const beginOf = (name: WindowName, nowMs: number): string =>
  new Date(nowMs - windows[name] * dayMs).toISOString();

/** The window that a text of the url names, or the first. */
export const windowNamed = (text: string | undefined): WindowName =>
  windowNames.find(name => name === text?.toUpperCase()) ?? 'DAY';
