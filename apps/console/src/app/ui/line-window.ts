/** Lines of a long list, from the first to before the end. */
export interface LineRange {
  readonly first: number;
  readonly end: number;
}

/** What is known of a list's place on the screen, in pixels; the top is that of its first line. */
export interface Seen {
  readonly top: number;
  readonly visibleFrom: number;
  readonly visibleUntil: number;
}

/** Where the lines of a list stand, in pixels from the top of the first. */
export interface LinePlaces {
  readonly count: number;
  /** Of all lines together. */
  readonly height: number;
  /** The first line that begins there or further down; the count where none does. */
  firstFrom(offset: number): number;
  /** The line that stands there. */
  lineAt(offset: number): number;
}

/** How many lines are drawn before and behind those on screen. */
export const linesBeyond = 6;

/** The lines that are drawn: those on screen, and some before and behind, so that a small step needs no drawing. */
export function drawnLines(
  { top, visibleFrom, visibleUntil }: Seen,
  places: LinePlaces,
  beyond = linesBeyond,
): LineRange {
  const { count, height } = places;
  if (height <= 0) return { first: 0, end: 0 };
  const first = places.lineAt(visibleFrom - top) - beyond;
  const end = places.firstFrom(visibleUntil - top) + beyond;
  const clamped = (line: number): number => Math.min(Math.max(line, 0), count);
  return { first: clamped(first), end: clamped(Math.max(end, 1)) };
}

export const isSameRange = (one: LineRange, other: LineRange): boolean =>
  one.first === other.first && one.end === other.end;
