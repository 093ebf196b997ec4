/** A text whose middle differs from another's. */
export interface Differing {
  readonly start: string;
  readonly middle: string;
  readonly end: string;
}

/** Less in common than this only tears words apart. Characters. */
const least = 4;

/** Two texts with what they have in common at their beginnings and ends set apart. */
export function differing(
  was: string | undefined,
  is: string | undefined,
): { before: Differing | undefined; after: Differing | undefined } {
  if (was === undefined || is === undefined)
    return {
      before: was === undefined ? undefined : all(was),
      after: is === undefined ? undefined : all(is),
    };
  const start = common(was, is);
  const end = common(reversed(was.slice(start)), reversed(is.slice(start)));
  if (start + end < least) return { before: all(was), after: all(is) };
  return { before: parted(was, start, end), after: parted(is, start, end) };
}

const all = (text: string): Differing => ({ start: '', middle: text, end: '' });

const parted = (text: string, start: number, end: number): Differing => ({
  start: text.slice(0, start),
  middle: text.slice(start, text.length - end),
  end: text.slice(text.length - end),
});

function common(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length += 1;
  return length;
}

const reversed = (text: string): string => [...text].reverse().join('');
