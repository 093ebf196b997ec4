const day = 86_400_000;

/** How much time a certificate has left, and how much that is to be worried about. */
export function leftOf(
  endsAt: number,
  now: number,
): { readonly ms: number; readonly look: 'over' | 'soon' | 'far' } {
  const ms = endsAt - now;
  if (ms <= 3 * day) return { ms, look: 'over' };
  return { ms, look: ms <= 21 * day ? 'soon' : 'far' };
}
