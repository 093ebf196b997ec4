import type { Window } from './maintenance-api';

/** How a window stands: open now, to open, or over for good. */
export type WindowPhase = 'now' | 'ahead' | 'over';

export const phaseOf = ({ current, opensNext }: Window): WindowPhase => {
  if (current !== null) return 'now';
  return opensNext === null ? 'over' : 'ahead';
};

/** What is on now first, the first to end before the others; then what comes next; what is over last, the newest first. */
export function inOrder(windows: readonly Window[]): readonly Window[] {
  const of = (phase: WindowPhase) => windows.filter(window => phaseOf(window) === phase);
  const ascending =
    (moment: (window: Window) => string | null | undefined) => (a: Window, b: Window) =>
      at(moment(a)) - at(moment(b));
  return [
    ...of('now').sort(ascending(({ current }) => current?.until)),
    ...of('ahead').sort(ascending(({ opensNext }) => opensNext)),
    ...of('over').sort((a, b) => at(b.until) - at(a.until)),
  ];
}

/** What has no end comes after all that has one. */
const at = (moment: string | null | undefined): number =>
  moment == null ? Infinity : Date.parse(moment);
