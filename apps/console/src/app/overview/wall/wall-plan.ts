export type View = 'wrong' | 'map' | 'numbers';

/** What is shown in turn: what is wrong only where something is, and then it comes first. */
export const viewsOf = (wrong: number): readonly View[] =>
  wrong > 0 ? ['wrong', 'map', 'numbers'] : ['map', 'numbers'];

/** The hours between which it is night: from the first until before the second. */
export interface Night {
  readonly from: number;
  readonly until: number;
}

/** Read from a text such as `22-6`; `off` is never; what is no such text is from ten in the evening until six. */
export function nightOf(text: string | undefined): Night | undefined {
  if (text === 'off') return undefined;
  const [, from, until] = /^(\d{1,2})-(\d{1,2})$/u.exec(text ?? '') ?? [];
  const hours = [Number(from), Number(until)] as const;
  return hours.every(hour => hour < 24)
    ? { from: hours[0], until: hours[1] }
    : { from: 22, until: 6 };
}

export function isNight(night: Night | undefined, hour: number): boolean {
  if (night === undefined) return false;
  const { from, until } = night;
  return from <= until ? hour >= from && hour < until : hour >= from || hour < until;
}
