/** A list with one member moved up or down; at its ends nothing moves. */
export function moved<T>(list: readonly T[], index: number, by: 1 | -1): readonly T[] {
  const one = list[index];
  const other = list[index + by];
  if (one === undefined || other === undefined) return list;
  return list.map((each, at) => (at === index ? other : at === index + by ? one : each));
}
