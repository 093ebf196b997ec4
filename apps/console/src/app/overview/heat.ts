/** How a latency compares with what is normal for its probe: as usual, on the high side, above it, far above it. */
export const heats = [0, 1, 2, 3] as const;
export type Heat = (typeof heats)[number];

/** A latency that cannot be compared is as usual: nothing is claimed of it. */
export function heatOf(
  latencyMs: number,
  { medianMs, p95Ms }: { readonly medianMs: number; readonly p95Ms: number },
): Heat {
  if (Number.isNaN(latencyMs) || Number.isNaN(medianMs)) return 0;
  // What a quick target takes is told in fractions of a millisecond, where twice as much is nothing.
  const slack = 2;
  if (latencyMs > 2 * p95Ms + slack) return 3;
  if (latencyMs > p95Ms + slack) return 2;
  return latencyMs > 1.25 * medianMs + slack ? 1 : 0;
}
