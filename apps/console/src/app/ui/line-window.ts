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
  readonly lineHeight: number;
}

/** How many lines are drawn before and behind those on screen. */
export const linesBeyond = 6;

/**
 * The lines that are drawn: those on screen, and some before and behind, so that a small step needs no drawing.
 * @param total how many lines there are
 */
export function drawnLines(
  { top, visibleFrom, visibleUntil, lineHeight }: Seen,
  total: number,
  beyond = linesBeyond,
): LineRange {
  if (lineHeight <= 0 || total <= 0) return { first: 0, end: 0 };
  const first = Math.floor((visibleFrom - top) / lineHeight) - beyond;
  const end = Math.ceil((visibleUntil - top) / lineHeight) + beyond;
  const clamped = (line: number): number => Math.min(Math.max(line, 0), total);
  return { first: clamped(first), end: clamped(Math.max(end, 1)) };
}

/** The first line that is wholly on screen. */
export const topLine = ({ top, visibleFrom, lineHeight }: Seen): number =>
  lineHeight <= 0 ? 0 : Math.max(0, Math.ceil((visibleFrom - top - 1) / lineHeight));

export const isSameRange = (one: LineRange, other: LineRange): boolean =>
  one.first === other.first && one.end === other.end;
