/** What a measurement must not exceed: itself, or as a part of its yardstick. */
export interface Goal {
  readonly most: number;
  readonly of: 'value' | 'ratio';
}

/** `≤ 1.80, met` */
export function goalText({ most, of }: Goal, value: number, yardstick: number | undefined): string {
  const measured = of === 'value' ? value : value / (yardstick ?? NaN);
  return `≤ ${most.toFixed(2)}, ${measured <= most ? 'met' : 'missed'}`;
}
