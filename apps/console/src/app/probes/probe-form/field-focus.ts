/** Brings a place of the form into sight, opens what is folded around it, and puts the cursor there. */
export function showField(element: HTMLElement | null | undefined): void {
  for (const fold of foldsAround(element ?? null)) fold.open = true;
  element?.focus();
}

function foldsAround(element: HTMLElement | null): HTMLDetailsElement[] {
  const fold = element?.parentElement?.closest('details') ?? null;
  return fold === null ? [] : [fold, ...foldsAround(fold)];
}
