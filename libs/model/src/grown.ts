/** What a list of numbers held that has become too short, in a longer one. */
export function grown<T extends { set: (from: T) => void }>(from: T, to: T): T {
  to.set(from);
  return to;
}
