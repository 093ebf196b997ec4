/** Brings a place of the form into sight, opens what is folded around it, and puts the cursor there. */
export function showField(element: HTMLElement | null | undefined): void {
  for (const fold of foldsAround(element ?? null)) fold.open = true;
  element?.focus({ preventScroll: true });
  // With whatever belongs to it: an expectation is seen whole.
  (element?.closest('fieldset') ?? element)?.scrollIntoView({ block: 'nearest' });
}

function foldsAround(element: HTMLElement | null): HTMLDetailsElement[] {
  const fold = element?.parentElement?.closest('details') ?? null;
  return fold === null ? [] : [fold, ...foldsAround(fold)];
}
