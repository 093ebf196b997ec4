/** What a measurement must not exceed, or must reach: itself, or as a part of its yardstick. */
export type Goal = (
  { readonly most: number; readonly beyond?: number } | { readonly least: number }
) & {
  readonly of: 'value' | 'ratio';
};

/** `≤ 1.8, met` */
export function goalText(goal: Goal, value: number, yardstick: number | undefined): string {
  const measured = goal.of === 'value' ? value : value / (yardstick ?? NaN);
  if ('least' in goal)
    return `≥ ${short(goal.least)}, ${measured >= goal.least ? 'met' : 'missed'}`;
  const { most, beyond = Infinity } = goal;
  // Past a second bound it is not only missed.
  const verdict = measured <= most ? 'met' : measured <= beyond ? 'missed' : 'missed by far';
  return `≤ ${short(most)}, ${verdict}`;
}

const short = (value: number) => String(Number(value.toPrecision(3)));
