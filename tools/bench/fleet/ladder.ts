/** What a step came to, or why it did not hold. */
export type Attempt<T> = { readonly held: T } | { readonly fallen: string };

export interface Climbed<T> {
  /** The highest step that held. */
  readonly step?: number;
  readonly held?: T;
  /** Why the lowest of those above it did not. */
  readonly fallen?: string;
}

/** Finds the highest step that holds: up from the one begun with while they do, or down from it until one does. */
export async function climb<T>(
  steps: readonly number[],
  begin: number,
  attempt: (step: number) => Promise<Attempt<T>>,
): Promise<Climbed<T>> {
  let best: Climbed<T> = {};
  let at = steps.indexOf(begin);
  let direction: 1 | -1 | undefined;
  for (let step = steps[at]; step !== undefined; step = steps[at]) {
    const made = await attempt(step);
    const holds = 'held' in made;
    best = holds
      ? { ...best, step, held: made.held }
      : { ...best, fallen: `At ${step}/s it did not hold: ${made.fallen}` };
    direction ??= holds ? 1 : -1;
    if (holds !== (direction === 1)) break;
    at += direction;
  }
  return best;
}
